"""A whole year's campaign as people go through it: opened, asked by mail, answered by link, sent back, closed, read."""

import re
from datetime import timedelta
from io import BytesIO

from django.test import Client
from django.utils import timezone
from docx import Document
from python_calamine import CalamineWorkbook

from pobratim.monitoring.models import Answer, Campaign
from tests.monitoring.post_office import Office

from .campaigns import answer_of, confirmed, link_for, officer, path_of

TOWN = "gorod@example.org"
REMARK = "Назовите итоги года"


def ask(region: Client) -> str:
    """What the page says when the region asks those who have not answered."""
    return region.post(f"/desk/campaigns/{Campaign.objects.get().pk}/ask/", follow=True).content.decode()


def next_day() -> None:
    """Let all mails be of the day before."""
    Answer.objects.exclude(reminded_on=None).update(reminded_on=timezone.localdate() - timedelta(days=1))


def linked(office: Office) -> Client:
    """A browser that has followed the link of the last mail to the town."""
    client = Client(headers={"accept-language": "ru"})
    address = re.findall(r"http://testserver(/answer/[\w-]+/)", office.to(TOWN)[-1].get_content())[0]
    assert client.get(address).headers["Location"] == "/answer/"
    return client


def send(client: Client, **more: str) -> str:
    said = {**confirmed(client, "/answer/"), "name": "Сойкина А. П., главный специалист", **more}
    return client.post("/answer/", said, follow=True).content.decode()


def test_a_year_from_its_opening_to_the_report(region: Client, office: Office) -> None:
    link_for(region, "Десногорск", TOWN)
    assert "Запрошены письмом: Десногорск, Смоленск" in ask(region)
    assert "Ответ отправлен в регион" in send(linked(office))
    region.post(f"{path_of('Десногорск')}return/", {"remark": REMARK})
    assert answer_of("Десногорск").state == "returned"
    next_day()
    assert "Запрошены письмом: Десногорск, Смоленск" in ask(region)
    assert f"Регион просит исправить: {REMARK}" in office.to(TOWN)[-1].get_content()
    assert len(office.to(TOWN)) == len(office.to("dalny@example.org")) == 2
    again = linked(office)
    assert REMARK in again.get("/answer/").content.decode()
    fresh = {"new-partner": "Минск", "new-country": "Беларусь", "new-kind": "agreement", "new-date": "05.06.2025"}
    send(again, results="Два молодёжных обмена", **fresh)
    client = officer()
    client.post(path_of("Смоленск"), confirmed(client, path_of("Смоленск")))
    for town in ("Десногорск", "Смоленск"):
        region.post(f"{path_of(town)}accept/")
        assert answer_of(town).state == "accepted"
    next_day()
    assert "Почтовый адрес не известен: Вяземский район" in ask(region)
    assert len(office.mails) == 4, "who has answered is not asked"
    number = Campaign.objects.get().pk
    region.post(f"/desk/campaigns/{number}/close/")
    assert again.get("/answer/").status_code == 410
    read_report(region, f"/desk/campaigns/{number}/report")


def read_report(region: Client, address: str) -> None:
    """The report says in both forms who answered and what."""
    word = Document(BytesIO(region.get(f"{address}.docx").content))
    text = "\n".join(each.text for each in word.paragraphs)
    assert "Два молодёжных обмена" in text
    assert "Не ответили: Вяземский район" in text.replace("\N{NO-BREAK SPACE}", " ")
    book = CalamineWorkbook.from_filelike(BytesIO(region.get(f"{address}.xlsx").content))
    parts = {row[0]: row[1:3] for row in book.get_sheet_by_name("По муниципалитетам").to_python()[1:]}
    assert parts["Десногорск"] == ["принят", "Сойкина А. П., главный специалист"]
    assert "Минск" in str(book.get_sheet_by_name("Перечень соглашений").to_python())
