"""`make run`: the main job before your eyes, then the register in a browser. Every step is a command you may type."""

import argparse
import os
import shlex
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
REGION = "RU-SMO"


def main() -> int:
    """Do the job; with `--serve yes` stay and serve."""
    words = argparse.ArgumentParser(prog="make run")
    words.add_argument("--serve", choices=("yes", "no"), default="yes")
    words.add_argument("--port", default="8000")
    words.add_argument("--host", default="127.0.0.1")
    wish = words.parse_args()
    os.chdir(ROOT)
    began = time.monotonic()
    job(wish)
    from pobratim.cli.language import _

    print(_("Готово за {seconds} с.").format(seconds=f"{time.monotonic() - began:.1f}"), flush=True)
    return 0 if wish.serve == "no" else do("serve", "--host", wish.host, "--port", wish.port)


def job(wish: argparse.Namespace) -> None:
    """Read the example papers, take them into the register, write the memo, make the example accounts."""
    papers = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "examples").iterdir() if path.suffix != ".md")
    memos = [VAR.name + "/memo." + kind for kind in ("docx", "pdf")]
    for command in (
        ("read", *papers),
        ("ingest", "--accept", "new", *papers),
        *(("memo", "--region", REGION, "-o", memo) for memo in memos),
    ):
        do(*command)
    accounts.show()


def do(*words: str) -> int:
    """Run a command of the program in this process, shown as it would be typed; a failure ends the job."""
    print(f"\n$ pobratim {shlex.join(words)}", flush=True)
    sys.argv = ["pobratim", *words]
    status = run()
    if status:
        raise SystemExit(status)
    return status
