"""`make fuzz`: made-up papers and texts, until one crashes the reader or has a span that does not quote.

What is found is written into tests/fuzz/kept, where the suite reads it again. FUZZ is the number of inputs.
"""

import argparse
import hashlib
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests" / "fuzz" / "kept"
PORTION = 1_000


def main() -> None:
    """Read portion by portion, each of a seed of its own; say how many and what was found."""
    sys.path.insert(0, str(ROOT))
    from tests.fuzz.running import faults

    words = argparse.ArgumentParser(prog="tools/fuzz.py")
    words.add_argument("--inputs", type=int, default=100_000)
    words.add_argument("--seed", type=int, default=1)
    wish = words.parse_args()
    found: set[str] = set()
    begun, count, portion = time.monotonic(), 0, wish.seed
    while count < wish.inputs:
        read, wrong = faults(min(PORTION, wish.inputs - count), portion)
        count, portion = count + read, portion + 1
        for fault, paper in wrong.items():
            if fault not in found:
                found.add(fault)
                print(f"{fault}\n  kept as {keep(*paper)}", flush=True)
        if portion % 10 == 0:
            print(f"{count} inputs, {len(found)} faults, {time.monotonic() - begun:.0f} s", flush=True)
    print(f"{count} inputs in {time.monotonic() - begun:.0f} s: {len(found) or 'no'} faults.")
    raise SystemExit(1 if found else 0)


def keep(name: str, data: bytes) -> str:
    """The file, relative to the project, under which an input is kept."""
    path = KEPT / f"{hashlib.sha256(data).hexdigest()[:12]}{Path(name).suffix}"
    path.write_bytes(data)
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
