"""Pages of Wikipedia as wikitext: lists of a country, articles of a town, and what is broken in them."""

from pathlib import Path

import pytest

from pobratim.errors import ExtraMissing, NetworkFileUnreadable
from pobratim.exchange import wikitext
from pobratim.exchange.comparing import compare
from pobratim.exchange.listed import read_listed
from pobratim.exchange.wikitext import read_wikitext

from .test_comparing import DAY

ROWS = [
    [*line.split("\t"), "", "", ""][:4]
    for line in Path(__file__).with_name("wikitext.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LIST = """{{Short description|Twin towns}}
This is a list of places in [[Germany]] which have standing links to other countries.
==H==
'''[[Hagen]]'''
{{div col|colwidth=20em}}
* {{flagicon|RUS}} [[Smolensk]], [[Russia]] (1985)<ref>{{cite web|url=x}}</ref>
{{div col end}}
===Naumburg===
* {{flagicon|RUS}} [[Kaluga]], Russia
==References==
* [[Somewhere]], France
"""
ARTICLE = """'''Смоленск''' — город в [[Россия|России]].
== История ==
* [[Вильнюс]], Литва
== Города-побратимы ==
* {{Флаг|Германия}} [[Хаген]], Германия (1985)
{| class="wikitable"
! Город !! Страна
|-
| align="left" | [[Колорадо-Спрингс]] || США
|}
=== Бывшие ===
* [[Тюль]], Франция
== Примечания ==
* [[Париж]], Франция
"""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_an_item_says_who_and_whether_it_goes_on(row: list[str]) -> None:
    text, name, country, over = row
    found = read_wikitext(f"== Смоленск ==\n{text}\n", "")
    if not name:
        assert (found.pairs, found.unreadable) == ([], 1)
        return
    [(home, partner, is_over)] = found.pairs
    assert (home.name, partner.name, partner.country) == ("Смоленск", name, country)
    assert is_over == (over == "yes")


def test_a_list_of_a_country_names_its_homes_in_bold_and_in_headings() -> None:
    found = read_wikitext(LIST, "")
    pairs = [(home.name, home.country, partner.name) for home, partner, _ in found.pairs]
    assert pairs == [("Hagen", "DE", "Smolensk"), ("Naumburg", "DE", "Kaluga")]


def test_of_an_article_only_the_section_of_twin_towns_is_read() -> None:
    found = read_wikitext(ARTICLE, "")
    pairs = [(home.name, partner.name, over) for home, partner, over in found.pairs]
    assert pairs == [
        ("Смоленск", "Хаген", False),
        ("Смоленск", "Колорадо-Спрингс", False),
        ("Смоленск", "Тюль", True),
    ]


def test_a_section_alone_belongs_to_the_page_that_the_file_is_named_for(tmp_path: Path) -> None:
    path = tmp_path / "Смоленск.wiki"
    path.write_text(ARTICLE.partition("== Города")[1] + ARTICLE.partition("== Города")[2], encoding="utf-8")
    found = {node.name: node for node in read_listed(path).graph.nodes}
    assert found["Хаген"].country == "DE"
    assert (found["Смоленск"].key, found["Смоленск"].country) == ("geonames:491687", "RU"), "by its name alone"


def test_it_is_set_beside_the_register(memo, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(LIST + "==Russia==\n===Smolensk===\n* [[Modena]], Italy\n* [[Warsaw]], Poland\n", encoding="utf-8")
    listed = read_listed(path)
    assert not listed.ended
    found = compare(listed, DAY)
    assert ("Смоленск", "Варшава") in {*found.shared, *found.ended}
    assert ("Смоленск", "Modena") in found.lacking
    over = tmp_path / "over.wikitext"
    over.write_text(LIST.replace("(1985)", "(1985–2022)"), encoding="utf-8")
    assert len(read_listed(over).ended) == 1


@pytest.mark.parametrize("text", ["", "words", "== A ==\n* words", "[[Smolensk]]", "{{" * 100, "{|\n|-\n|"])
def test_what_is_no_list_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "list.wiki"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NetworkFileUnreadable):
        read_listed(path)


@pytest.mark.parametrize(
    "piece", ["{{", "[[", "<s>", "<ref>", "'''", "<!--", "{|\n", "* [[", "* {{flag|", "* <s>\n", "=\n"]
)
def test_broken_wikitext_is_read_to_its_end_and_names_no_place(piece: str) -> None:
    for text in (piece * 20_000, f"== Смоленск ==\n* {piece * 20_000}", f"'''{piece * 20_000}'''\n* a"):
        assert not read_wikitext(text, "Смоленск").pairs


def test_without_the_package_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "mwparserfromhell", None)
    with pytest.raises(ExtraMissing, match=r"pobratim\[wikitext\]"):
        wikitext.read_wikitext(ARTICLE, "")
