"""The bill of materials names what the locks name, and the same locks give the same bill."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sbom() -> ModuleType:
    """tools/sbom.py."""
    spec = importlib.util.spec_from_file_location("sbom", ROOT / "tools" / "sbom.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_bill_names_what_the_locks_name(sbom: ModuleType) -> None:
    told = json.loads(sbom.bill())
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    parts = {each["purl"]: each for each in told["components"]}
    lines = (ROOT / "requirements" / "run.txt").read_text("utf-8").splitlines()
    pins = {line.split(" ")[0] for line in lines if "==" in line.split(" ")[0]}
    assert {f"pkg:pypi/{pin.replace('==', '@')}" for pin in pins} == {
        one for one in parts if one.startswith("pkg:pypi")
    }
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert sum(one.startswith("pkg:npm") for one in parts) == len(packages) - 1
    assert all(each["hashes"] for each in parts.values())
    assert sum("licenses" in each for each in parts.values()) > len(parts) / 2


def test_the_same_locks_give_the_same_bill(sbom: ModuleType) -> None:
    assert sbom.bill() == sbom.bill()


def test_a_lock_is_read_whatever_stands_behind_a_version(sbom: ModuleType) -> None:
    lock = """one==1.0 ; python_version < "3.12" \\
    --hash=sha256:aa \\
    --hash=sha256:bb
two[more]==2.0 \\
    --hash=sha256:cc
"""
    parts = list(sbom.of_python(lock))
    assert [(each.name, each.version) for each in parts] == [("one", "1.0"), ("two", "2.0")]
    assert [sorted(one.content for one in each.hashes) for each in parts] == [["aa", "bb"], ["cc"]]
