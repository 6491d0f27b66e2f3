"""Writes the bill of materials of what runs: every locked package with version, sums and licence, as CycloneDX JSON.

It is made from the locks alone, so the same locks give the same file; a licence is told where it is known here.
"""

import json
import re
import sys
import tomllib
from base64 import b64decode
from collections.abc import Iterable, Iterator
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ROOT / "dist" / "sbom.cdx.json"
LOCK = ROOT / "requirements" / "run.txt"
NPM = ROOT / "package-lock.json"
PACKAGE = re.compile(r"^([\w.\-]+)(?:\[[\w,]+\])?==([^\s;\\]+)[^\n]*((?:\n {4}--hash=sha256:\w+[^\n]*)*)", re.MULTILINE)
SUM = re.compile(r"sha256:(\w+)")


def bill() -> str:
    """The bill of materials as JSON."""
    parts = [*of_python(LOCK.read_text("utf-8")), *of_npm(NPM.read_text("utf-8"))]
    made = Bom(components=parts)
    made.metadata.component = itself()
    made.register_dependency(made.metadata.component, parts)
    made.serial_number = uuid5(NAMESPACE_URL, LOCK.read_text("utf-8") + NPM.read_text("utf-8"))
    told = json.loads(JsonV1Dot6(made).output_as_string())
    del told["metadata"]["timestamp"]  # the day on which it was made says nothing of what is in it
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def itself() -> Component:
    """The project as the thing that the bill is of."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    name = project["name"]
    return Component(type=ComponentType.APPLICATION, name=name, version=project["version"], bom_ref=name)


def of_python(lock: str) -> Iterator[Component]:
    """The packages of a lock; their sums are those of all files of the version, for one machine or another."""
    for name, version, sums in PACKAGE.findall(lock):
        hashes = [HashType(alg=HashAlgorithm.SHA_256, content=each) for each in SUM.findall(sums)]
        yield component("pypi", name, version, hashes, licence_here(name))


def of_npm(lock: str) -> Iterator[Component]:
    """The packages of npm's lock."""
    for path, told in json.loads(lock)["packages"].items():
        if path:
            content = b64decode(told["integrity"].removeprefix("sha512-")).hex()
            hashes = [HashType(alg=HashAlgorithm.SHA_512, content=content)]
            yield component("npm", path.removeprefix("node_modules/"), told["version"], hashes, told.get("license", ""))


def component(kind: str, name: str, version: str, hashes: Iterable[HashType], licence: str) -> Component:
    """A package as a part of the bill."""
    group, _, last = name.rpartition("/")
    purl = PackageURL(kind, group or None, last, version)
    licences = [DisjunctiveLicense(name=licence)] if licence else []
    return Component(name=name, version=version, purl=purl, bom_ref=str(purl), hashes=hashes, licenses=licences)


def licence_here(name: str) -> str:
    """The licence that an installed package states; empty where it is not installed or states none."""
    try:
        said: Message = metadata(name)  # type: ignore[assignment]  # it is a message, whatever its stub says
    except PackageNotFoundError:
        return ""
    classes = (each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or () if each.startswith("License"))
    words = str(said.get("License") or "")
    return str(said.get("License-Expression") or "") or next(classes, "") or (words if len(words) < 80 else "")


if __name__ == "__main__":
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(bill(), encoding="utf-8")
    sys.stdout.write(f"Wrote {WRITTEN.relative_to(ROOT)}.\n")
