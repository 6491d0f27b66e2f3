"""Pins every requirement, with hashes, from pyproject.toml into requirements/; the files name no host and no path."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
LOCKS = {  # file -> lists of pyproject.toml; all are held to the versions of the first, to serve one environment
    "run": ("dependencies", "build"),
    "node": ("node",),
    "dev": ("dependencies", "build", "test", "check"),
    "bench": ("dependencies", "bench"),
}
OPTIONS = ("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate")
SILENCE = ("--no-emit-index-url", "--no-emit-find-links")


def lock(name: str, lists: tuple[str, ...], upgrade: bool) -> None:
    """Write one file of locked requirements."""
    command = [uv(), "pip", "compile", *OPTIONS, *SILENCE, "-", "--output-file", str(FOLDER / f"{name}.txt")]
    command += ["--constraint", str(FOLDER / "constraints.in")]
    if name != "run":
        command += ["--constraint", str(FOLDER / "run.txt")]
    if upgrade:
        command.append("--upgrade")
    subprocess.run(command, input=wanted(lists), text=True, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    print(f"Locked requirements/{name}.txt.")


def wanted(lists: tuple[str, ...]) -> str:
    """The requirements that pyproject.toml names in some of its lists, one a line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    known = {"dependencies": project["dependencies"], **project["optional-dependencies"]}
    return "\n".join(requirement for each in lists for requirement in known[each])


def uv() -> str:
    """The program that resolves; a sentence that says how to get it when there is none."""
    beside = Path(sys.executable).with_name("uv")
    found = str(beside) if beside.exists() else shutil.which("uv")
    if found is None:
        raise SystemExit(f"Locking needs uv: {sys.executable} -m pip install uv")
    return found


if __name__ == "__main__":
    for name, lists in LOCKS.items():
        lock(name, lists, upgrade="--upgrade" in sys.argv)
