"""The texts that are read: the example papers and the corpus of the project, where it is there."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEMO = ROOT / "examples" / "memo.txt"


def memo() -> Path:
    """The memo of Smolensk Oblast."""
    return MEMO


def corpus() -> list[Path]:
    """The papers of the corpus; only the memo when there is no corpus here."""
    return sorted((ROOT / "corpus").glob("*.txt")) or [MEMO]
