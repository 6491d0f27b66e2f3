"""What measures must itself run: its calls are typed like those of the program, and a small list goes all the way."""

import csv
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from benchmarks.map_frames import LISTED

PAIRS = [("Hagen", "DE", 51.36, 7.47, "Smolensk", "RU", 54.78, 32.05)] + [
    (f"Nowhere {at}", "FR", 45.0 + at / 10, 3.0, f"Elsewhere {at}", "IT", 44.0, 9.0 + at / 10) for at in range(19)
]


def test_a_list_becomes_a_register_beside_its_own_places(tmp_path: Path) -> None:
    listed, address = tmp_path / "list.csv", tmp_path / "in" / "register.sqlite3"
    address.parent.mkdir()
    with listed.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([f"{name}{side}" for side in "12" for name in ("city", "country", "lat", "lng")])
        out.writerows(PAIRS)
    done = subprocess.run(
        [sys.executable, "-m", LISTED, str(listed), str(address)],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("20 ties"), done.stderr
    assert sqlite3.connect(address).execute("SELECT count(*) FROM tie_outline").fetchone() == (20,)
    own = (address.parent / "places" / "own.tsv").read_text("utf-8")
    assert own.count("own:list-") == 38
