"""Kept memos at the desk: begun, reworded, watched, kept as versions, compared; with the rights of a region."""

from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from pobratim.drafting import drafts
from pobratim.drafting.models import MemoOrder, MemoVersion, Rewording
from pobratim.memo.order import preset as built_in
from pobratim.register import queries
from pobratim.register.models import AuditEvent

from .conftest import Desk

DAY = "2019-06-01"
OWN = "О связи скажем своими словами."


@pytest.fixture
def officer(desk: Desk) -> Client:
    return desk.client("region officer")


@pytest.fixture
def order(officer: Client) -> MemoOrder:
    officer.post(
        "/desk/memos/", {"name": "Ежегодная справка", "sections": ["basis", "ties"], "addressee": "Губернатору"}
    )
    return MemoOrder.objects.get()


def reword(client: Client, order: MemoOrder, text: str = OWN, **changes: str) -> Any:
    unit = drafts.draft(order, date.fromisoformat(DAY)).places[-1].unit
    told = {"section": unit.section, "said": unit.text, "text": text, "day": DAY, **changes}
    return client.post(f"/desk/memos/{order.pk}/reword/", told, follow=True)


def test_a_memo_begins_with_its_sections_and_stays_in_the_region(officer: Client, order: MemoOrder) -> None:
    assert (order.region, order.wishes["sections"]) == ("RU-SMO", ["basis", "ties"])
    page = officer.get(f"/desk/memos/{order.pk}/?day={DAY}").content.decode()
    assert "Основание и охват" in page
    assert "Что требует уточнения" not in page
    assert "Ежегодная справка" in officer.get("/desk/memos/").content.decode()


def test_sections_in_the_order_of_their_numbers(officer: Client, order: MemoOrder) -> None:
    told = {"name": "Иначе", "sections": ["basis", "ties", "unclear"], "place-ties": "1", "place-basis": "2"}
    officer.post(f"/desk/memos/{order.pk}/settings/", {**told, "place-unclear": "3"})
    order.refresh_from_db()
    assert (order.name, order.wishes["sections"]) == ("Иначе", ["ties", "basis", "unclear"])


def test_wrong_settings_are_told_and_nothing_is_saved(officer: Client, order: MemoOrder) -> None:
    answer = officer.post(f"/desk/memos/{order.pk}/settings/", {"name": "Иначе", "period": "вчера"})
    assert answer.status_code == 400
    assert "вчера" in answer.content.decode()
    order.refresh_from_db()
    assert order.name == "Ежегодная справка"


def test_a_paragraph_reworded_stays_is_marked_and_goes_into_the_files(officer: Client, order: MemoOrder) -> None:
    page = reword(officer, order).content.decode()
    assert OWN in page
    assert "Изложено вручную: region-officer" in page
    assert OWN in officer.get(f"/desk/memos/{order.pk}/?day=2019-07-01").content.decode()
    for ending in ("docx", "odt", "html", "md", "pdf"):
        answer = officer.get(f"/desk/memos/{order.pk}/files/memo.{ending}?day={DAY}")
        assert answer.status_code == 200
        assert answer.content
    said = officer.get(f"/desk/memos/{order.pk}/files/memo.md?day={DAY}").content.decode()
    assert OWN in said.replace("\N{NO-BREAK SPACE}", " ")
    assert AuditEvent.objects.filter(action="reword_memo").count() == 1


def test_facts_that_change_under_the_words_are_told_until_the_person_looks(officer: Client, order: MemoOrder) -> None:
    reword(officer, order)
    row = Rewording.objects.get()
    row.said = row.said.replace("20", "19", 1) + " И ещё."
    row.save()
    page = officer.get(f"/desk/memos/{order.pk}/?day={DAY}").content.decode()
    assert "Факты изменились под 1 абзацем" in page
    assert escape(row.said) in page
    page = reword(officer, order).content.decode()
    assert "Факты изменились" not in page
    assert Rewording.objects.filter(ended_at=None).count() == 1
    assert Rewording.objects.count() == 2


def test_words_are_taken_back(officer: Client, order: MemoOrder) -> None:
    reword(officer, order)
    row = Rewording.objects.get()
    page = officer.post(f"/desk/memos/{order.pk}/take-back/{row.pk}/", {"day": DAY}, follow=True).content.decode()
    assert OWN not in page
    assert officer.post(f"/desk/memos/{order.pk}/take-back/{row.pk}/", {"day": DAY}).status_code == 404


@pytest.mark.parametrize(
    ("changes", "told"), [({"text": " "}, "не может быть пустым"), ({"said": "Не то."}, "изменился")]
)
def test_nothing_is_reworded(officer: Client, order: MemoOrder, changes: dict[str, str], told: str) -> None:
    assert told in reword(officer, order, **{"text": OWN, **changes}).content.decode()
    assert not Rewording.objects.exists()


def test_versions_are_kept_given_back_and_compared(officer: Client, order: MemoOrder) -> None:
    for text in ("", OWN):
        if text:
            reword(officer, order)
        officer.post(f"/desk/memos/{order.pk}/versions/", {"day": DAY, "remark": "Губернатору"})
    first, second = MemoVersion.objects.order_by("number")
    assert (first.number, second.number, first.as_of, first.by.username) == (1, 2, date(2019, 6, 1), "region-officer")
    kept = officer.get(f"/desk/memos/{order.pk}/versions/1.docx").content
    assert kept == bytes(first.content)
    assert kept[:2] == b"PK"
    page = officer.get(f"/desk/memos/{order.pk}/versions/compare/?one=2&other=1").content.decode()
    assert OWN in " ".join(page.replace("<ins>", "").replace("</ins>", "").split())
    assert officer.get(f"/desk/memos/{order.pk}/versions/compare/?one=1&other=7").status_code == 404
    assert "Губернатору" in officer.get(f"/desk/memos/{order.pk}/").content.decode()


def test_what_changed_since_the_last_memo(officer: Client, order: MemoOrder) -> None:
    told = {"name": "Изменения", "sections": ["changes"], "changes_since": "yes"}
    officer.post(f"/desk/memos/{order.pk}/settings/", told)
    order.refresh_from_db()
    officer.post(f"/desk/memos/{order.pk}/versions/", {"day": "2019-02-01"})
    assert drafts.scope_on(order, date(2019, 6, 1)).changes_since == date(2019, 2, 1)
    assert "1 февраля 2019" in officer.get(f"/desk/memos/{order.pk}/?day={DAY}").content.decode().replace("\xa0", " ")


def test_nothing_to_tell_is_told(officer: Client, order: MemoOrder) -> None:
    officer.post(f"/desk/memos/{order.pk}/settings/", {"name": "Перу", "country": "PE"})
    assert "не знает связей" in officer.get(f"/desk/memos/{order.pk}/?day={DAY}").content.decode()
    for path in ("files/memo.docx", "versions/1.docx"):
        assert officer.get(f"/desk/memos/{order.pk}/{path}").status_code == 404
    assert officer.post(f"/desk/memos/{order.pk}/versions/", {"day": DAY}).status_code == 404


@pytest.mark.parametrize(
    ("preset", "name", "wishes"),
    [
        ("annual", "Итоги прошлого года", {"period"}),
        ("changes", "Что изменилось за год", {"changes_since"}),
        ("brief", "Кратко, без приложений", set()),
        ("full", "Все разделы и приложения", set()),
    ],
)
def test_a_memo_begins_from_a_preset(officer: Client, preset: str, name: str, wishes: set[str]) -> None:
    assert f"?preset={preset}#begin" in officer.get("/desk/memos/").content.decode()
    page = officer.get(f"/desk/memos/?preset={preset}")
    told = {"name": name, **sent(page.context)}
    assert f'value="{name}"' in page.content.decode()
    officer.post("/desk/memos/", told)
    kept, whole = MemoOrder.objects.get(), built_in(preset, timezone.localdate())
    assert kept.name == name
    assert {key: kept.wishes.get(key) for key in whole} == whole
    assert wishes == kept.wishes.keys() - {"region", "sections"}


def sent(shown: Any) -> dict[str, Any]:
    """What a browser sends of the form when nothing in it is touched."""
    told = {each.name: each.value for each in shown["fields"]}
    told |= {f"place-{each.value}": str(each.place) for each in shown["sections"]}
    told["sections"] = [each.value for each in shown["sections"] if each.chosen]
    return told | {"since_day": shown["since_day"], "tie": shown["wishes"].get("tie", "")}


def test_a_note_on_one_tie_is_reached_from_its_page_and_can_be_kept(officer: Client, desk: Desk) -> None:
    tie = next(each for each in queries.ties(None).ties if each.partner.name == "Хаген")
    address = f"/desk/ties/{tie.id}/note/"
    assert address in officer.get(f"/ties/{tie.id}/").content.decode()
    assert address not in Client().get(f"/ties/{tie.id}/").content.decode()
    page = officer.get(address, {"day": DAY}).content.decode()
    assert "ИНФОРМАЦИОННАЯ СПРАВКА" in page
    assert "о связи города Смоленска с городом Хаген" in page.replace("\xa0", " ")
    assert "Тюль" not in page
    pdf = officer.get(f"{address}memo.pdf", {"day": DAY}).content
    assert len(pypdfium2.PdfDocument(pdf)) == 1
    english = officer.get(f"{address}memo.md", {"day": DAY, "lang": "en"}).content.decode()
    assert "INFORMATION NOTE" in english
    begun = officer.get(f"/desk/memos/?tie={tie.id}&name=Хаген")
    officer.post("/desk/memos/", {"name": "Хаген", **sent(begun.context)})
    kept = MemoOrder.objects.get()
    assert kept.wishes == {"tie": str(tie.id), "region": "RU-SMO"}
    assert drafts.draft(kept, date.fromisoformat(DAY)).memo.kind == "ИНФОРМАЦИОННАЯ СПРАВКА"
    assert officer.get("/desk/ties/9999/note/").status_code == 404
    assert Client().get(address).status_code == 302


def test_what_changed_since_the_last_memo_is_a_memo_of_its_own(officer: Client, order: MemoOrder) -> None:
    address = f"/desk/memos/{order.pk}/changes/"
    assert address not in officer.get("/desk/memos/").content.decode()
    assert officer.get(address).status_code == 404
    officer.post(f"/desk/memos/{order.pk}/versions/", {"day": "2019-02-01"})
    assert address in officer.get("/desk/memos/").content.decode()
    page = officer.get(address, {"day": DAY}).content.decode().replace("\xa0", " ")
    assert "об изменениях, произошедших с 1 февраля 2019 года" in page
    assert "Связи по муниципальным образованиям" not in page
    said = officer.get(f"{address}memo.docx", {"day": DAY})
    assert said.content[:2] == b"PK"
    assert "on changes since 1 February 2019" in officer.get(
        f"{address}memo.md", {"day": DAY, "lang": "en"}
    ).content.decode().replace("\xa0", " ")


def test_rights(desk: Desk, order: MemoOrder) -> None:
    for role in ("reader", "municipality officer"):
        for path in ("", f"{order.pk}/", f"{order.pk}/settings/", f"{order.pk}/files/memo.docx"):
            assert desk.client(role).get(f"/desk/memos/{path}").status_code == 403, (role, path)
        assert desk.client(role).post(f"/desk/memos/{order.pk}/versions/", {"day": DAY}).status_code == 403
    assert desk.client("administrator").get(f"/desk/memos/{order.pk}/").status_code == 200
    neighbour = desk.people["region officer"]
    neighbour.region = "RU-PSK"
    neighbour.save()
    assert desk.client("region officer").get(f"/desk/memos/{order.pk}/").status_code == 404
    assert reword(desk.client("region officer"), order).status_code == 404
    assert not Rewording.objects.exists()
