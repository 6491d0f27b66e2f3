"""What people ask is found, in any case, in ties and in papers: the same on every database."""

from pathlib import Path

import pytest

from pobratim.register import actions
from pobratim.register.finding import find, pieces
from pobratim.register.indexing import OWNERS, Index, fill
from pobratim.register.models import Document
from tests.register import papers

QUERIES = [
    line.split("\t")
    for line in (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def rows(index: Index) -> set[tuple[int, bytes]]:
    """The words of a table, each with the number of what is found by it."""
    return {(number, bytes(word)) for number, word in index.objects.values_list(OWNERS[index], "word")}


def listed(text: str) -> set[str]:
    """The names of a cell."""
    return set() if text == "-" else {each.strip() for each in text.split(",")}


@pytest.fixture
def everything(take, memo) -> None:
    """The register of three papers."""
    take(papers.news())
    take(papers.later(), accept="none")


@pytest.mark.usefixtures("everything")
def test_what_is_asked_is_found() -> None:
    wrong = []
    for text, ties, told in QUERIES:
        found = find(text, published_only=False)
        partners = {each.partner.name for each in found.ties}
        names = {each.name for each in found.papers}
        if (partners, names) != (listed(ties), listed(told)):
            wrong.append((text, partners ^ listed(ties), names ^ listed(told)))
    assert wrong == []


@pytest.mark.usefixtures("everything")
def test_what_is_made_anew_is_what_was_kept_as_papers_came() -> None:
    kept = [rows(index) for index in OWNERS]
    fill()
    assert [rows(index) for index in OWNERS] == kept


@pytest.mark.usefixtures("everything")
def test_projects_directions_and_advice_are_found() -> None:
    kinds = {
        each.kind for text in ("ЕВОСА", "пищевой", "приглашать", "концепции") for each in find(text, False).matters
    }
    assert kinds == {"project", "direction", "recommendation", "policy"}


@pytest.mark.usefixtures("everything")
def test_visitors_find_what_is_published(officer) -> None:
    paper = Document.objects.get(name="memo.txt")
    assert {each.name for each in find("торфа", published_only=True).papers} == {"memo.txt"}
    actions.publish_document(by=officer, document=paper.pk, published=False)
    assert find("торфа", published_only=True).papers == ()
    assert find("ЕВОСА", published_only=True).matters == ()
    assert len(find("торфа", published_only=False).papers) == 1


def test_the_words_are_marked_where_they_stand() -> None:
    told = pieces("Делегация из Хагена посетила Смоленск, Хаген доволен.", "Хагену")
    assert [each.text for each in told if each.found] == ["Хагена", "Хаген"]
    assert "".join(each.text for each in told) == "Делегация из Хагена посетила Смоленск, Хаген доволен."


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("text", ["", "  ", "«»", "%", "_", "в на с", "\x00", "а" * 5000])
def test_strange_questions_are_answered(text: str) -> None:
    find(text, published_only=True)
