"""Every text of the pages has its Russian, plural forms are right, and every value of the closed lists has a word."""

import re
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from django.utils.translation import ngettext, override

from pobratim.portal import words

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import messages  # noqa: E402 - stands in tools/

SAME_IN_EVERY_LANGUAGE = {"English", "Русский", "ACRNGWU", "DOCX", "PDF", "XLSX", "CSV", "ODS"}
PLURALS = [
    line.split("\t")
    for line in (Path(__file__).parent / "plurals.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize("path", messages.CATALOGUES, ids=["portal", "desk", "monitoring", "api"])
def test_every_text_has_its_russian(path: Path) -> None:
    kept = {(each.id, each.context): each for each in messages.russian(path) if each.id}
    for wanted in messages.texts(path):
        if not wanted.id:
            continue
        found = kept.get((wanted.id, wanted.context))
        assert found is not None, f"run tools/messages.py: {wanted.id}"
        assert all(messages.strings(found.string)), f"no Russian for {wanted.id}"
        assert not found.fuzzy, wanted.id


@pytest.mark.parametrize("path", messages.CATALOGUES, ids=["portal", "desk", "monitoring", "api"])
def test_the_catalogue_says_its_language_and_its_three_forms(path: Path) -> None:
    head = path.read_text(encoding="utf-8")[:600]
    assert '"Language: ru\\n"' in head
    assert "nplurals=3" in head


def every_text() -> list[Message]:
    """All texts of all catalogues."""
    return [each for path in messages.CATALOGUES for each in messages.russian(path)]


def test_russian_keeps_the_named_parts_of_a_text() -> None:
    for each in every_text():
        for text in messages.strings(each.string):
            source = each.id if isinstance(each.id, str) else each.id[1]
            assert parts(text) <= parts(source), each.id


def parts(text: str) -> set[str]:
    """The named and unnamed places of a text that values are put into."""
    return set(re.findall(r"%\(\w+\)s|%s", text))


def test_russian_is_set_in_russian_signs() -> None:
    for each in every_text():
        for text in messages.strings(each.string) if each.id else ():
            assert '"' not in text, f"«ёлочки»: {text}"
            assert " - " not in text, f"тире: {text}"


@pytest.mark.parametrize("row", PLURALS, ids=["-".join(row[:2]) for row in PLURALS])
def test_plural_forms(row: list[str]) -> None:
    text, number, expected = row
    plural = {each.id[0]: each.id[1] for each in every_text() if isinstance(each.id, tuple)}[text]
    with override("ru"):
        assert ngettext(text, plural, int(number)) == expected


@pytest.mark.parametrize("listed", sorted(words.LISTS))
def test_every_word_of_a_closed_list_is_russian_on_a_russian_page(listed: str) -> None:
    with override("ru"):
        for value in words.LISTS[listed]:
            assert re.search("[а-яё]", words.word(listed, value)), (listed, value)


def test_no_text_stands_in_a_template_without_translation() -> None:
    for template in sorted((ROOT / "pobratim").glob("*/templates/**/*.html")):
        bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>", "", strip_translated(template), flags=re.S)
        left = set(re.findall(r"[A-Za-zА-Яа-яЁё]{2,}", bare)) - SAME_IN_EVERY_LANGUAGE
        assert not left, (
            template,
            bare.strip()[:80],
        )


def strip_translated(template: Path) -> str:
    """A template without its texts that are translated, and without comments."""
    text = template.read_text(encoding="utf-8")
    text = re.sub(r"\{% blocktranslate.*?\{% endblocktranslate %\}", "", text, flags=re.S)
    return re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.S)
