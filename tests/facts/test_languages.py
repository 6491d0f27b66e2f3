"""Rules name no language and no town: those stand in tables."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.facts.words import words_of
from pobratim.places import Gazetteer
from tests.facts.corpus import ROOT

FOLDER = ROOT / "pobratim" / "facts"
SOURCES = sorted(path for path in FOLDER.glob("*.py") if path.name != "rules.py")
TABLES = sorted((FOLDER / "tables").glob("*.toml"))
LANGUAGES = {path.stem for path in TABLES}
LARGE = 300_000
WORDS = {"суда", "бари"}  # ordinary words that are also large towns


def literals(node: ast.expr) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_rules_compare_nothing_with_a_language(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    compared = [
        value
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare | ast.MatchValue)
        for part in ([node.left, *node.comparators] if isinstance(node, ast.Compare) else [node.value])
        for value in literals(part)
    ]
    assert set(compared) & LANGUAGES == set()


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def patterns_of(path: Path) -> Iterator[str]:
    if path.suffix == ".toml":
        yield from strings(tomllib.loads(path.read_text(encoding="utf-8")))
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
            yield node.value


@pytest.mark.parametrize("path", [*SOURCES, *TABLES], ids=lambda path: path.name)
def test_no_large_town_stands_in_a_rule(path: Path) -> None:
    gazetteer = Gazetteer.open()
    found = set()
    for text in patterns_of(path):
        for word in re.findall(r"[^\W\d_]{4,}", text):
            best = gazetteer.link(word.capitalize()).best
            named = best and word.casefold() in (best.name.casefold(), best.latin.casefold())
            if best and named and best.level == "city" and best.population > LARGE:
                found.add(word.casefold())
    assert found - WORDS == set()


def test_every_table_has_the_same_parts_as_the_russian_one() -> None:
    """Rules ask for parts by name, so a language without one would be read by half."""
    whole = words_of("ru")
    for language in LANGUAGES - {"ru"}:
        table = words_of(language)
        assert table.instruments.entries
        assert table.kinds.entries
        assert table.status.entries
        assert table.types.entries
        required = {"and", "title_tail", "citation_end", "title_parties", "event_joint", "direction_opening"}
        assert required & set(whole.single) <= set(table.single), language
