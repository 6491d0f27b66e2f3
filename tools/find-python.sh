#!/bin/sh
# Prints the first Python of 3.11 or newer that can make an environment; says what to install when there is none.
for python in ${PYTHON:-} python3 python3.11 python3.12 python3.13 python3.14 python; do
  if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    echo "$python"
    exit 0
  fi
done
echo "Pobratim needs Python 3.11 or newer with venv; on Debian or Ubuntu: apt-get install python3 python3-venv." >&2
exit 1
