"""`make run`: the main job before your eyes, then the register in a browser. Each step is a command you may type."""

import argparse
import os
import shlex
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import example_accounts  # noqa: E402  it needs the path

from pobratim.cli import language  # noqa: E402

language.use(language.choose([]))

from pobratim.cli.commands import run  # noqa: E402  its sentences are in the language chosen
from pobratim.cli.language import _  # noqa: E402

REGION = example_accounts.REGION
MEMOS = ("var/memo.docx", "var/memo.pdf")
ACCOUNTS = ROOT / "var" / "accounts.json"


def main() -> None:
    """Do the job; unless told otherwise stay and serve."""
    words = argparse.ArgumentParser(prog="make run")
    words.add_argument("--serve", choices=("yes", "no"), default="yes")
    words.add_argument("--port", default="8000")
    words.add_argument("--host", default="127.0.0.1")
    wish = words.parse_args()
    os.chdir(ROOT)
    Path("var").mkdir(exist_ok=True)
    began = time.monotonic()
    job()
    print(_("\nГотово за {seconds} с.").format(seconds=f"{time.monotonic() - began:.1f}"))
    if wish.serve == "yes":
        do("serve", "--host", wish.host, "--port", wish.port)


def job() -> None:
    """Read the example papers, take them into the register, write the memo, show who may sign in."""
    papers = sorted(f"examples/{path.name}" for path in Path("examples").iterdir() if path.suffix != ".md")
    do("read", *papers)
    do("ingest", "--accept", "new", *papers)
    for memo in MEMOS:
        do("memo", "--region", REGION, "-o", memo)
    show_accounts()


def do(*words: str) -> None:
    """Run a command of the program in this process, shown as it would be typed; a failure ends the job."""
    print(f"\n$ pobratim {shlex.join(words)}", flush=True)
    sys.argv = ["pobratim", *words]
    if status := run():
        raise SystemExit(status)
    sys.stdout.flush()


def show_accounts() -> None:
    """Print the example accounts, invented people all."""
    print("\n" + _("Вымышленные учётные записи (пароли лежат в {path}):").format(path=ACCOUNTS.relative_to(ROOT)))
    for person, password in example_accounts.ensure(ACCOUNTS):
        print(f"  {person.username:10} {password:14} {person.first_name} {person.last_name}: {_(person.title)}")


if __name__ == "__main__":
    main()
