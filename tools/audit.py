"""Compares what the locks name with the lists of known faults; says in one sentence when those cannot be asked.

What is found fails the check, whatever is not known to be safe is said: an answer that was not had is not a good one.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import build_static

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("dev", "bench", "node")  # dev holds what runs, too
PIN = re.compile(r"^([\w.\-]+)(?:\[[\w,]+\])?==([^\s;\\]+)", re.MULTILINE)
SILENT = "the service that knows them did not answer"
PATIENCE = 300  # seconds for a whole list
# Faults that do not concern us, each with its reason: {"GHSA-…": "only on Windows, in a part we do not load"}.
ACCEPTED: dict[str, str] = {}


@dataclass(frozen=True)
class Told:
    """What is known of a list of packages: how many were compared, which have faults, why nothing more is known."""

    compared: int = 0
    faults: tuple[str, ...] = ()
    silence: str = ""


def audit() -> tuple[bool, list[str]]:
    """Whether nothing is known against what the locks name, and sentences to print."""
    told = {"Python": of_python(), "npm": of_npm()}
    lines = [f"{fault} [{name}]" for name, each in told.items() for fault in each.faults]
    passed = not lines
    for name, each in told.items():
        if each.silence:
            lines.append(f"warning: packages of {name} were NOT compared with known faults: {each.silence}.")
        else:
            lines.append(f"{each.compared} packages of {name} compared with known faults.")
    return passed, lines


def of_python() -> Told:
    """What is known of the Python packages; one is asked about first, so that a silent service costs a moment."""
    pins = [line for name in LOCKS for line in pinned((ROOT / "requirements" / f"{name}.txt").read_text("utf-8"))]
    lists = apart(sorted(set(pins)))
    if told_by_pip_audit(lists[0][:1]).silence:
        return Told(silence=SILENT)
    told = [told_by_pip_audit(each) for each in lists]
    faults = tuple(fault for each in told for fault in each.faults)
    return Told(sum(each.compared for each in told), faults, next((each.silence for each in told if each.silence), ""))


def apart(pins: list[str]) -> list[list[str]]:
    """The pins as lists that name no package twice: another machine may get another version."""
    lists: list[dict[str, str]] = []
    for pin in pins:
        name = pin.split("==")[0]
        free = next((each for each in lists if name not in each), None)
        if free is None:
            free = {}
            lists.append(free)
        free[name] = pin
    return [list(each.values()) for each in lists]


def pinned(lock: str) -> list[str]:
    """Name and version of each line of a lock, whatever the machine."""
    return [f"{name}=={version}" for name, version in PIN.findall(lock)]


def told_by_pip_audit(pins: list[str]) -> Told:
    """What pip-audit says of some packages."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(pins))
        file.flush()
        words = ["pip_audit", "--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
        command = [sys.executable, "-m", *words, "--timeout", "10", "--requirement", file.name]
        said = answer(command, dict(os.environ))
    return Told(silence=SILENT) if said is None else of_pip_audit(said)


def of_pip_audit(said: dict[str, Any]) -> Told:
    """What an answer of pip-audit means: a package that it skipped was not compared."""
    packages = said["dependencies"]
    skipped = [each["name"] for each in packages if "skip_reason" in each]
    faults = [
        f"{each['name']} {each['version']}: {fault['id']}, mended in {', '.join(fault['fix_versions']) or 'no version'}"
        for each in packages
        for fault in each.get("vulns", ())
        if not {fault["id"], *fault.get("aliases", ())} & set(ACCEPTED)
    ]
    silence = f"the service does not know {listed(skipped)}" if skipped else ""
    return Told(len(packages) - len(skipped), tuple(faults), silence)


def listed(names: list[str]) -> str:
    """A few names, and how many more."""
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more


def of_npm() -> Told:
    """What npm says of the packages of package-lock.json."""
    trusting = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
    said = answer([*build_static.npm(), "audit", "--omit=dev", "--json", "--package-lock-only"], trusting)
    return Told(silence=SILENT) if said is None else of_npm_audit(said)


def of_npm_audit(said: dict[str, Any]) -> Told:
    """What an answer of npm means; one without a count is a refusal."""
    if "metadata" not in said:
        return Told(silence="npm's registry does not answer this question")
    found = said.get("vulnerabilities", {})
    faults = tuple(f"{name}: {', '.join(titles(each['via']))}" for name, each in found.items())
    return Told(said["metadata"]["dependencies"]["total"], faults)


def titles(via: list[Any]) -> list[str]:
    """What is wrong with a package of npm, or through which other."""
    return sorted({str(why["title"]) if isinstance(why, dict) else f"through {why}" for why in via})


def answer(command: list[str], environment: dict[str, str]) -> dict[str, Any] | None:
    """What a program answers as JSON; None when it does not."""
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True, timeout=PATIENCE
        )
        said = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return said if isinstance(said, dict) else None


if __name__ == "__main__":
    passed, lines = audit()
    print("\n".join(lines))
    sys.exit(0 if passed else 1)
