"""What the layers are for: the reader is a library that works alone."""

import subprocess
import sys

import pytest

READER = [
    "pobratim.documents",
    "pobratim.language",
    "pobratim.places",
    "pobratim.facts",
    "pobratim.reading",
    "pobratim.cli",
]


@pytest.mark.parametrize("package", READER)
def test_the_reader_loads_no_django(package: str) -> None:
    code = f"import {package}, sys; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
