"""A fact that rests on words recognised badly is less sure, and says which word."""

from dataclasses import replace

from pobratim.documents import Document, Recognised, Span, read_bytes
from pobratim.facts import Facts, read_facts

PAPER = "Город Псков. Побратимы: Нойс (Германия), договор 1990 года; Герлинген (Германия), договор 2001 года.\n"


def scanned(**sureness: float) -> Facts:
    """The facts of the paper as if it were a scan with these words badly read, all others well."""
    document = read_bytes(PAPER.encode(), "scan.png.txt")
    return read_facts(replace(document, recognised=tuple(words(document, sureness))))


def words(document: Document, sureness: dict[str, float]) -> list[Recognised]:
    found, at = [], 0
    for word in document.text.split():
        at = document.text.index(word, at)
        found.append(Recognised(Span(at, at + len(word)), sureness.get(word.strip(",;()."), 0.97)))
    return found


def test_a_name_read_badly() -> None:
    plain = {tie.partner.name: tie for tie in read_facts(read_bytes(PAPER.encode(), "a.txt")).ties}
    found = {tie.partner.name: tie for tie in scanned(Нойс=0.41).ties}
    assert set(found) == {"Нойс", "Герлинген"}
    assert found["Нойс"].confidence < 0.5 * plain["Нойс"].confidence
    assert any("«Нойс»" in doubt and "41 %" in doubt for doubt in found["Нойс"].doubts)
    assert found["Герлинген"] == plain["Герлинген"]


def test_a_year_read_badly() -> None:
    plain = {tie.partner.name: tie for tie in scanned().ties}
    found = {tie.partner.name: tie for tie in scanned(**{"2001": 0.5}).ties}
    assert found["Герлинген"].agreements[0].confidence < plain["Герлинген"].agreements[0].confidence
    assert any("«2001»" in doubt for doubt in found["Герлинген"].doubts)
    assert found["Нойс"] == plain["Нойс"]


def test_a_scan_read_well_is_as_sure_as_a_text() -> None:
    assert scanned().ties == read_facts(read_bytes(PAPER.encode(), "a.txt")).ties
