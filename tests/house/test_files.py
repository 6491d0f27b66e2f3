"""The habits of the house that no other tool holds."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 400
FORBIDDEN_MODULES = {"core", "common", "utils", "util", "helpers", "helper", "services", "misc", "base"}
FORBIDDEN_NAMES = re.compile(r"^class \w*(Manager|Helper|Processor|Data|Info)\b", re.MULTILINE)
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + r"Error")


def tracked(*patterns: str) -> list[Path]:
    """The files of the project, kept in git or about to be."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


SOURCES = [path for path in tracked("*.py") if "migrations" not in path.parts]
OWN = [path for path in SOURCES if "tests" not in path.relative_to(ROOT).parts]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LIMIT} == {}


def test_no_module_is_named_for_nothing_in_particular() -> None:
    assert [
        named(path) for path in SOURCES if path.stem in FORBIDDEN_MODULES or path.parent.name in FORBIDDEN_MODULES
    ] == []


def test_no_class_is_named_for_nothing_in_particular() -> None:
    assert [named(path) for path in SOURCES if FORBIDDEN_NAMES.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_is_marked_as_unfinished() -> None:
    assert [named(path) for path in SOURCES if UNFINISHED.search(path.read_text(encoding="utf-8"))] == []


def test_every_module_says_what_it_is() -> None:
    silent = [named(path) for path in OWN if not path.read_text(encoding="utf-8").lstrip().startswith(('"""', "#!"))]
    assert silent == []


def test_queryset_update_never_goes_past_the_history() -> None:
    """Only the register's own writing may know how history is kept."""
    allowed = ROOT / "pobratim" / "register"
    found = re.compile(r"\.objects\b[^\n]*\.(update|bulk_update|bulk_create|delete)\(")
    outside = [path for path in OWN if allowed not in path.parents]
    assert [named(path) for path in outside if found.search(path.read_text(encoding="utf-8"))] == []


def test_every_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = tomllib.loads(text)["project"]
    lines = text.splitlines()
    named_there = [
        *wanted["dependencies"],
        *(each for extra in wanted["optional-dependencies"].values() for each in extra),
    ]
    for requirement in named_there:
        reasons = [line for line in lines if f'"{requirement}"' in line and re.search(r"#\s+\w", line)]
        assert reasons, f"{requirement} stands in pyproject.toml without a reason"


@pytest.mark.parametrize("lock", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_locks_pin_with_hashes_and_name_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(^|\s)(/|~|--(index-url|extra-index-url|find-links))", text)
    pinned = re.findall(r"^([\w.\-]+)(?:\[[\w,]+\])?==\S+.*?\\$", text, re.MULTILINE)
    assert pinned
    assert len(pinned) == len(re.findall(r"^[\w]", text, re.MULTILINE)), "a line is not pinned with a hash"


def test_locks_hold_what_pyproject_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = set(
        re.findall(r"^([\w.\-]+)", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    wanted = {re.split(r"[\[<>=!~; ]", each)[0].lower() for each in project["dependencies"]}
    assert {name.replace("_", "-").replace(".", "-") for name in wanted} <= {name.replace("_", "-") for name in pinned}


def test_npm_lock_names_no_host() -> None:
    for lock in tracked("package-lock.json", "**/package-lock.json"):
        assert '"resolved": "http' not in lock.read_text(encoding="utf-8"), named(lock)


def test_a_package_has_one_version_in_every_lock() -> None:
    versions: dict[tuple[str, str], set[str]] = {}
    pin = re.compile(r"^([\w.\-]+)(?:\[[\w,]+\])?==(\S+)(?: ; ([^\\]+))?", re.MULTILINE)
    for lock in (ROOT / "requirements").glob("*.txt"):
        for name, version, marker in pin.findall(lock.read_text(encoding="utf-8")):
            versions.setdefault((name, marker.strip()), set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}
