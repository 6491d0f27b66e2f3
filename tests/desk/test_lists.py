"""Lists of pages as files: what is shown, with the columns chosen, in three forms; and what is due next about a tie."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from pobratim.access import tokens
from pobratim.exchange import streaming
from pobratim.facts import Party
from pobratim.letters import sending
from pobratim.monitoring import actions as monitoring
from pobratim.monitoring import gathering
from pobratim.monitoring.models import Mark
from pobratim.portal.views import tie_list
from pobratim.register import actions, looking, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.deciding import decisions_about
from pobratim.register.intake import ingest
from pobratim.register.lines import TieLine
from pobratim.register.records import TieFilters
from tests.register import papers

from .conftest import Desk

CHOSEN = "country=PL&columns=kind&columns=states&columns=due"


@pytest.fixture(autouse=True)
def _kept_for_long(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    monkeypatch.setattr(gathering, "kept_since", lambda as_of: date(2020, 1, 1))
    settings.POBRATIM_RULES = ""  # type: ignore[attr-defined]


def lines(client: Client, path: str) -> list[list[str]]:
    """The rows of a CSV file, its headings first."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def known(*only: int) -> list[TieLine]:
    """The ties of the register, or some of them, as lines."""
    return [each for each in queries.lines(None, TieFilters()).lines if not only or each.id in only]


def expiring(desk: Desk) -> tuple[int, date]:
    """A tie with an agreement that runs out in half a year, and the day."""
    tie = next(each for each in queries.ties().ties if each.home.name == "Смоленск")
    end = timezone.localdate() + timedelta(days=183)
    values = {"kind": "agreement", "title": "Соглашение", "date": f"{end.year - 5}-{end:%m-%d}", "term": "P5Y"}
    actions.add_agreement(by=desk.people["region officer"], tie=tie.id, values=values, basis=Basis("письмо"))
    return tie.id, end


def test_the_first_rows_are_sent_before_the_last_are_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk.client("reader")
    whole = client.get("/ties/list.csv").getvalue()
    read: list[int] = []
    fetch = looking.lines_of
    monkeypatch.setattr(looking, "lines_of", lambda *words, **more: [read.append(1), fetch(*words, **more)][1])
    monkeypatch.setattr(tie_list, "SLICE", 1)
    monkeypatch.setattr(streaming, "AT_ONCE", 2)
    sent = iter(client.get("/ties/list.csv"))
    first = next(sent)
    assert len(read) <= 1
    assert first + b"".join(sent) == whole
    assert len(read) > 3


def slowly(client: Client, monkeypatch: pytest.MonkeyPatch) -> Iterator[bytes]:
    """The list as a file whose rows are read one by one, as each is taken."""
    monkeypatch.setattr(tie_list, "SLICE", 1)
    monkeypatch.setattr(streaming, "AT_ONCE", 1)
    return iter(client.get("/ties/list.csv"))


def test_a_change_while_a_list_is_saved_leaves_nothing_out_and_repeats_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk.client("region officer")
    ends = [row[:2] for row in lines(client, "/ties/list.csv")]
    sent = slowly(client, monkeypatch)
    taken = [next(sent), next(sent), next(sent)]
    text = "Смоленск и Аахен стали побратимами."
    aachen = Party("Аахен", "city", "DE", "geonames:3247449")
    letter = papers.paper("письмо.txt", text, ties=(papers.tie(text, (papers.SMOLENSK, aachen), "Аахен"),))
    ingest(text.encode(), letter, by=desk.people["region officer"], accept="new")
    rows = list(csv.reader(io.StringIO(b"".join([*taken, *sent]).decode("utf-8-sig"))))
    assert [row[:2] for row in rows] == ends
    assert len(lines(client, "/ties/list.csv")) == len(ends) + 1


def test_a_tie_that_is_hidden_while_a_visitor_saves_the_list_is_not_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = lines(Client(), "/ties/list.csv")[-1]
    sent = slowly(Client(), monkeypatch)
    taken = [next(sent), next(sent)]
    asked = queries.TieFilters(published_only=True)
    hidden = queries.lines(None, asked).lines[-1]
    assert [hidden.home.name, hidden.partner.name] == last[:2]
    actions.publish_tie(by=desk.people["region officer"], tie=hidden.id, published=False)
    rows = list(csv.reader(io.StringIO(b"".join([*taken, *sent]).decode("utf-8-sig"))))
    assert last not in rows
    assert len(rows) == len(queries.lines(None, asked).lines) + 1


def test_a_file_has_the_columns_that_were_chosen(desk: Desk) -> None:
    head, *rows = lines(desk.client("region officer"), f"/ties/list.csv?{CHOSEN}")
    assert head == [
        "Муниципалитет",
        "Партнёр",
        "Вид",
        "Заявленное состояние по сторонам",
        "Ближайший срок",
        "Что предстоит",
    ]
    shown = queries.ties(filters=queries.TieFilters(country="PL"))
    assert [row[:2] for row in rows] == [[tie.home.name, tie.partner.name] for tie in shown.ties]
    assert all(row[3] for row in rows)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_every_form_says_the_same(desk: Desk, ending: str) -> None:
    client = desk.client("region officer")
    _, *rows = lines(client, f"/ties/list.csv?{CHOSEN}")
    response = client.get(f"/ties/list.{ending}?{CHOSEN}")
    assert response.headers["Content-Disposition"].endswith(f".{ending}")
    book = CalamineWorkbook.from_filelike(io.BytesIO(response.getvalue()))
    assert [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()][1:] == rows


def test_all_pages_of_a_list_are_in_its_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pobratim.portal.asking.PAGE", 3)
    monkeypatch.setattr("pobratim.exchange.gathering.SLICE", 4)
    rows = lines(desk.client("reader"), "/ties/list.csv?page=2")[1:]
    assert len(rows) == queries.ties().total > 8


def test_visitors_have_neither_what_is_due_nor_what_is_hidden(desk: Desk) -> None:
    expiring(desk)
    hidden = queries.ties().ties[1]
    actions.publish_tie(by=desk.people["region officer"], tie=hidden.id, published=False)
    head, *rows = lines(desk.client("visitor"), "/ties/list.csv")
    assert "Ближайший срок" not in head
    assert len(rows) == queries.ties().total - 1
    assert "Ближайший срок" not in desk.client("visitor").get("/ties/").content.decode()
    assert "Ближайший срок" not in lines(desk.client("visitor"), "/ties/list.csv?columns=due")[0]


def test_what_is_due_next_stands_beside_the_tie(desk: Desk) -> None:
    tie, end = expiring(desk)
    assert "Смоленск" in queries.tie(tie).home.name
    found = gathering.next_due(desk.people["region officer"], known(), timezone.localdate())
    assert found[tie].day <= end
    html = desk.client("region officer").get("/ties/").content.decode()
    assert f"{found[tie].day:%d.%m.%Y}" in html
    assert found[tie].rule.say("title") in html
    other = gathering.next_due(desk.people["municipality officer"], known(), timezone.localdate())
    assert tie not in other, "the tie is of another municipality"
    assert (
        "Ближайший срок"
        not in desk.client("region officer")
        .get("/ties/?columns=kind")
        .content.decode()
        .split("<tbody")[0]
        .split("<thead")[1]
    )


def test_what_is_done_gives_way_to_what_comes_after(desk: Desk) -> None:
    tie, _ = expiring(desk)
    by = desk.people["region officer"]
    seen = [each for each in gathering.due(ahead=timedelta(days=400)) if each.tie == tie]
    assert len(seen) > 1
    first = gathering.next_due(by, known(tie), timezone.localdate())[tie]
    assert first.key == seen[0].key
    Mark.objects.create(key=first.key, done=True, by=by)
    assert gathering.next_due(by, known(tie), timezone.localdate())[tie].key == seen[1].key
    Mark.objects.create(key=first.key, done=False, by=by)
    assert gathering.next_due(by, known(tie), timezone.localdate())[tie].key == first.key


def test_words_that_cannot_be_lead_to_the_page_that_says_so(desk: Desk) -> None:
    response = desk.client("reader").get("/ties/list.csv?state=nonsense")
    assert response.headers["Location"] == "/ties/?state=nonsense"
    assert desk.client("reader").get("/ties/list.exe").status_code == 404


def test_papers_and_what_is_due_are_files_too(desk: Desk) -> None:
    client = desk.client("region officer")
    rows = lines(client, "/desk/papers/list.csv")
    assert [row[0] for row in rows[1:]] == [each.name for each in queries.documents()]
    head, *found = lines(client, "/desk/due/list.csv?state=all")
    assert head[0] == "Когда"
    assert all(row[4] and "<" not in row[4] for row in found)
    assert len(found) == len(gathering.seen_by(desk.people["region officer"], gathering.due()))
    own = queries.place(desk.people["municipality officer"].municipality or 0).name
    assert {row[2] for row in lines(desk.client("municipality officer"), "/desk/due/list.csv")[1:]} == {own}
    assert desk.client("visitor").get("/desk/due/list.csv").status_code == 302


def test_people_decisions_memos_and_messages_are_files(desk: Desk) -> None:
    client, by = desk.client("region officer"), desk.people["region officer"]
    names = [row[0] for row in lines(client, "/desk/people/list.csv")[1:]]
    assert desk.people["reader"].username in names
    assert desk.client("reader").get("/desk/people/list.csv").status_code == 403
    tie = queries.ties().ties[0]
    actions.add_agreement(by=by, tie=tie.id, values={"kind": "treaty"}, basis=Basis("письмо"))
    decided = lines(client, f"/desk/ties/{tie.id}/history/list.csv")[1:]
    assert [row[1:5:3] for row in decided[:1]] == [[by.username, "письмо"]]
    assert len(decided) == len(decisions_about(tie.id))
    client.post("/desk/memos/", {"name": "=1+1", "sections": ["ties"]})
    assert [row[0] for row in lines(client, "/desk/memos/list.csv")[1:]] == ["'=1+1"]
    words = sending.Words("неверно", "верно", "газета", "", "/", "ru", tie=tie.id)
    sending.send(words, "203.0.113.9")
    assert [row[3:6] for row in lines(client, "/desk/messages/list.csv")[1:]] == [["неверно", "верно", "газета"]]


def test_the_grid_of_a_campaign_is_a_file(desk: Desk) -> None:
    row = monitoring.open_campaign(by=desk.people["region officer"], year=2025, region="RU-SMO", due=date(2026, 1, 15))
    found = lines(desk.client("region officer"), f"/desk/campaigns/{row.pk}/list.csv")[1:]
    assert [line[0] for line in found] == [
        each.municipality.name for each in row.answers.order_by("municipality__sort_key")
    ]


def test_what_is_found_and_the_papers_are_files_for_visitors_too(desk: Desk) -> None:
    visitor = desk.client("visitor")
    head, *rows = lines(visitor, "/search/list.csv?q=Хаген")
    assert head == ["Что", "Название", "Подробнее", "Адрес"]
    assert rows[0][:3] == ["Связь", "Смоленск — Хаген", "Германия"]
    assert rows[0][3].startswith("http://testserver/ties/")
    shown = queries.documents(published_only=True)
    assert [row[0] for row in lines(visitor, "/documents/list.csv")[1:]] == [each.name for each in shown]


def test_mergings_tokens_and_rules_are_files(desk: Desk) -> None:
    client, by = desk.client("region officer"), desk.people["region officer"]
    kept, dropped = (tie.partner for tie in queries.ties(filters=queries.TieFilters(country="PL")).ties[:2])
    actions.merge_places(by=by, keep=kept.id, drop=dropped.id)
    merged = lines(client, "/desk/merges/list.csv")[1:]
    assert [row[1:5] for row in merged] == [[by.username, "Место", dropped.name, kept.name]]
    secret = tokens.give(by=by, name="архив", scopes=["ingest"], days=30)
    given = lines(client, "/desk/tokens/list.csv")[1:]
    assert [row[:3] for row in given] == [["архив", "ingest", by.username]]
    assert secret not in str(given)
    rules = lines(client, "/desk/due/rules/list.csv")[1:]
    assert [row[1] for row in rules] == [rule.say("title") for _, some in gathering.rules_seen(by) for rule in some]
    assert rules


def test_a_broken_file_of_rules_is_told_on_its_page(desk: Desk, settings: object, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("[[rule]]\nid = 1\n")
    settings.POBRATIM_RULES = str(broken)  # type: ignore[attr-defined]
    response = desk.client("region officer").get("/desk/due/rules/list.csv")
    assert response.headers["Location"] == "/desk/due/rules/"
