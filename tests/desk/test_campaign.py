"""The yearly campaign over its whole life: opened, asked, answered with and without an account, returned, closed."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.monitoring import gathering
from pobratim.monitoring.models import Answer, AnswerLine, AnswerLink, Campaign
from pobratim.register import queries
from pobratim.register.models import AuditEvent, Place
from tests.monitoring.post_office import Office

from .campaigns import YEAR, answer_of, confirmed, form, link_for, officer, path_of
from .conftest import Desk

TWO = ("Десногорск", "Смоленск")


def test_every_municipality_gets_its_list_filled(region: Client) -> None:
    homes = {row.municipality.name: row.lines.count() for row in Answer.objects.all()}
    assert set(homes) == {place.name for place in queries.municipalities()}
    first = answer_of("Смоленск").lines.filter(given__partner="Варшава").get()
    assert first.given["date"] == "2012-03-12"
    assert first.given["country"] == "PL"
    assert first.verdict == ""


def test_the_queries_of_the_grid_do_not_grow_with_municipalities(
    region: Client, django_assert_max_num_queries: Any
) -> None:
    path = f"/desk/campaigns/{Campaign.objects.get().pk}/"
    region.get(path)
    with CaptureQueriesContext(connection) as three:
        region.get(path)
    for place in Place.objects.exclude(pk__in=Answer.objects.values("municipality"))[:5]:
        Answer.objects.create(campaign=Campaign.objects.get(), municipality=place)
    with django_assert_max_num_queries(len(three)):
        assert region.get(path).content.decode().count("<tr>") == 9


def test_a_campaign_is_opened_once_by_those_who_lead_the_region(desk: Desk, region: Client) -> None:
    asked = {"year": YEAR, "region": "RU-SMO", "due": "2026-01-15"}
    assert "уже открыт" in region.post("/desk/campaigns/", asked, follow=True).content.decode()
    for role in ("reader", "municipality officer"):
        assert desk.client(role).post("/desk/campaigns/", {**asked, "year": 2024}).status_code == 403
    assert Campaign.objects.count() == 1
    empty = region.post("/desk/campaigns/", {**asked, "year": "x"}, follow=True).content.decode()
    assert "Сбор не открыт" in empty


def test_an_officer_confirms_changes_and_adds(region: Client) -> None:
    client, path = officer(), path_of("Смоленск")
    said = confirmed(client, path)
    assert answer_of("Смоленск").state == "opened"
    lines = {row.given["partner"]: row.number for row in answer_of("Смоленск").lines.all()}
    said[f"l{lines['Варшава']}-ended"] = "on"
    said[f"l{lines['Варшава']}-ended_why"] = "письмо мэрии Варшавы"
    said[f"l{lines['Витебск']}-work"] = "Дни Витебска в Смоленске"
    said |= {"new-partner": "Минск", "new-country": "Белоруссия", "new-kind": "agreement", "new-date": "05.06.2025"}
    said |= {"new-title": "Соглашение о сотрудничестве", "results": "Проведено два фестиваля", "plans": "Приём гостей"}
    page = client.post(path, said, follow=True).content.decode()
    assert "Ответ отправлен в регион" in page
    row = answer_of("Смоленск")
    assert (row.state, row.answered_by) == ("answered", "Пётр Дальний")
    verdicts = {each.said["partner"]: each.verdict for each in row.lines.all()}
    assert verdicts["Варшава"] == "changed"
    assert verdicts["Витебск"] == "confirmed"
    assert verdicts["Минск"] == "added"
    added = row.lines.get(said__partner="Минск").said
    assert (added["date"], added["country"], added["concluded"]) == ("2025-06-05", "BY", True)


def test_nothing_is_sent_while_a_line_is_silent_and_all_words_are_kept(region: Client) -> None:
    client, path = officer(), path_of("Смоленск")
    said = {**form(client, path), "results": "Итоги, которые жаль потерять", "do": "send"}
    response = client.post(path, said)
    html = response.content.decode()
    assert response.status_code == 400
    assert "Строка 1 (Варшава): подтвердите строку или исправьте её" in html
    assert "Итоги, которые жаль потерять" in html
    assert answer_of("Смоленск").results == ""
    client.post(path, {**said, "do": "keep"})
    assert answer_of("Смоленск").results == "Итоги, которые жаль потерять"
    assert answer_of("Смоленск").state == "opened"
    client.post(path, {**form(client, path), "do": "confirm"})
    client.post(path, {**form(client, path), "do": "send"})
    assert answer_of("Смоленск").state == "answered"


@pytest.mark.parametrize(("field", "value"), [("date", "вчера"), ("country", "Атлантида"), ("country", "1!")])
def test_what_cannot_be_is_told_at_its_line(region: Client, field: str, value: str) -> None:
    client, path = officer(), path_of("Смоленск")
    response = client.post(path, {**confirmed(client, path), f"l2-{field}": value})
    assert response.status_code == 400
    assert 'href="#line-2"' in response.content.decode()
    assert answer_of("Смоленск").state == "opened"


def test_two_people_notice_each_other(region: Client) -> None:
    client, path = officer(), path_of("Смоленск")
    mine = confirmed(client, path)
    region.post(path, {**confirmed(region, path), "results": "слова региона", "do": "keep"})
    response = client.post(path, {**mine, "results": "мои слова"})
    html = response.content.decode()
    assert response.status_code == 409
    assert "Тем временем этот ответ изменён" in html
    assert "мои слова" in html
    assert answer_of("Смоленск").results == "слова региона"


def test_an_officer_of_another_municipality_sees_and_answers_nothing(desk: Desk, region: Client) -> None:
    path = path_of("Смоленск")
    for role in ("municipality officer", "reader"):
        client = desk.client(role)
        assert client.get(path).status_code == 403
        assert client.post(path, {"seen": "0", "do": "send"}).status_code == 403
        for step in ("return", "accept", "link"):
            assert client.post(f"{path}{step}/", {"remark": "x"}).status_code == 403
        campaign = Campaign.objects.get().pk
        assert client.get(f"/desk/campaigns/{campaign}/").status_code == 403
        assert client.get(f"/desk/campaigns/{campaign}/report.docx").status_code == 403
        assert client.post(f"/desk/campaigns/{campaign}/close/").status_code == 403
        assert client.post(f"/desk/campaigns/{campaign}/ask/").status_code == 403
    other = Person.objects.create_user("lesnaya", role="region officer", region="RU-ORE")
    stranger = Client()
    stranger.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.get(path).status_code == 403
    assert stranger.get(f"/desk/campaigns/{Campaign.objects.get().pk}/").status_code == 403
    assert officer().post(f"{path}accept/").status_code == 403
    assert answer_of("Смоленск").state == "waiting"


def test_a_link_opens_one_answer_without_an_account(region: Client) -> None:
    client = Client(headers={"accept-language": "ru"})
    address = link_for(region, "Десногорск")
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (302, "/answer/")
    said = confirmed(client, "/answer/")
    nameless = client.post("/answer/", {**said, "name": ""})
    assert nameless.status_code == 400
    assert "назовите фамилию и должность" in nameless.content.decode()
    page = client.post("/answer/", {**said, "name": "Сойкина А. П., главный специалист"}, follow=True)
    assert "Ответ отправлен в регион" in page.content.decode()
    row = answer_of("Десногорск")
    assert (row.state, row.answered_by) == ("answered", "Сойкина А. П., главный специалист")
    assert AuditEvent.objects.filter(action="answer_through", details__link=row.links.get().pk).exists()
    for path in ("/desk/", "/desk/due/", path_of("Десногорск"), path_of("Смоленск")):
        assert client.get(path).status_code == 302
    assert address.split("/")[2] not in str(list(AnswerLink.objects.values()))


def test_a_link_ends_by_time_by_a_new_one_and_with_the_campaign(region: Client) -> None:
    first = link_for(region, "Десногорск")
    second = link_for(region, "Десногорск")
    assert Client().get(first).status_code == 410
    walker = Client(headers={"accept-language": "ru"})
    assert walker.get(second).status_code == 302
    link = AnswerLink.objects.get(revoked_at=None)
    link.expires_at = timezone.now() - timedelta(seconds=1)
    link.save()
    assert Client().get(second).status_code == 410
    assert walker.get("/answer/").status_code == 410
    assert walker.post("/answer/", {"seen": "0"}).status_code == 410
    third = link_for(region, "Десногорск")
    region.post(f"/desk/campaigns/{Campaign.objects.get().pk}/close/")
    assert Client().get(third).status_code == 410
    assert "Эта ссылка больше не действует" in Client(headers={"accept-language": "ru"}).get(third).content.decode()
    assert Client().get("/answer/").status_code == 410


def test_the_officer_of_a_successor_is_asked_and_answers(region: Client, office: Office) -> None:
    before, after = (next(each.id for each in queries.municipalities() if each.name == name) for name in TWO)
    region.post(f"/desk/places/{before}/successor/", {"other": after, "date": "2025-01-01"})
    region.post(f"/desk/campaigns/{Campaign.objects.get().pk}/ask/")
    assert {path_of(name) for name in TWO} <= set(
        re.findall(r"/desk/answers/\d+/", "".join(each.get_content() for each in office.to("dalny@example.org")))
    )
    client, path = officer(), path_of("Десногорск")
    assert path in client.get("/desk/campaigns/").content.decode()
    assert "Ответ отправлен в регион" in client.post(path, confirmed(client, path), follow=True).content.decode()
    assert answer_of("Десногорск").answered_by == "Пётр Дальний"


def test_the_region_asks_by_mail_once_a_day(region: Client, office: Office) -> None:
    campaign = Campaign.objects.get().pk
    link_for(region, "Десногорск", "gorod@example.org")
    html = region.post(f"/desk/campaigns/{campaign}/ask/", follow=True).content.decode()
    assert "Запрошены письмом: Десногорск, Смоленск" in html
    assert "Почтовый адрес не известен: Вяземский район" in html
    own = office.to("dalny@example.org")[0].get_content()
    assert f"http://testserver{path_of('Смоленск')}" in own
    assert "до 15 января 2026 года" in own
    linked = re.findall(r"http://testserver(/answer/[\w-]+/)", office.to("gorod@example.org")[0].get_content())
    assert Client().get(linked[0]).status_code == 302
    again = region.post(f"/desk/campaigns/{campaign}/ask/", follow=True).content.decode()
    assert "Сегодня уже запрошены: Десногорск, Смоленск" in again
    assert len(office.mails) == 2


def test_a_server_that_refuses_lets_the_region_ask_again(region: Client, office: Office) -> None:
    campaign = Campaign.objects.get().pk
    office.refused = {"dalny@example.org"}
    assert "Почтовый сервер отказал" in region.post(f"/desk/campaigns/{campaign}/ask/", follow=True).content.decode()
    office.refused = set()
    region.post(f"/desk/campaigns/{campaign}/ask/")
    assert len(office.to("dalny@example.org")) == 1


def test_an_answer_is_returned_with_a_remark_mended_accepted_and_then_fixed(region: Client) -> None:
    client, path = officer(), path_of("Смоленск")
    assert region.post(f"{path}accept/", follow=True).status_code == 200
    assert answer_of("Смоленск").state == "waiting"
    client.post(path, confirmed(client, path))
    region.post(f"{path}return/", {"remark": " "})
    assert answer_of("Смоленск").state == "answered"
    region.post(f"{path}return/", {"remark": "Назовите даты визитов"})
    assert answer_of("Смоленск").state == "returned"
    assert "Назовите даты визитов" in client.get(path).content.decode()
    client.post(path, {**confirmed(client, path), "results": "Визит 12.05.2025"})
    region.post(f"{path}accept/")
    row = answer_of("Смоленск")
    assert (row.state, row.remark) == ("accepted", "")
    page = client.post(path, {"seen": str(row.version), "do": "keep", "results": "поздно"}, follow=True)
    assert "закрыт" in page.content.decode()
    assert answer_of("Смоленск").results == "Визит 12.05.2025"
    told = [each.what for each in row.moves.order_by("pk")]
    assert told == ["opened", "looked", "answered", "returned", "answered", "accepted"]


def test_the_next_year_is_filled_with_what_was_reported(region: Client) -> None:
    client, path = officer(), path_of("Смоленск")
    said = confirmed(client, path)
    number = answer_of("Смоленск").lines.get(given__partner="Витебск").number
    said |= {
        f"l{number}-work": "Дни Витебска",
        f"l{number}-plans": "Выставка",
        "new-partner": "Минск",
        "new-country": "BY",
    }
    client.post(path, {**said, "new-kind": "agreement", "new-date": "2025"})
    region.post("/desk/campaigns/", {"year": YEAR + 1, "region": "RU-SMO", "due": f"{YEAR + 2}-01-15"})
    lines = {each.given["partner"]: each.given for each in answer_of("Смоленск", YEAR + 1).lines.all()}
    assert (lines["Витебск"]["before"], lines["Витебск"]["plans_before"]) == ("Дни Витебска", "Выставка")
    assert lines["Минск"]["date"] == "2025"
    assert (
        "В прошлом году вы сообщали: Дни Витебска"
        in client.get(f"/desk/answers/{answer_of('Смоленск', YEAR + 1).pk}/").content.decode()
    )


def test_an_answer_is_the_yearly_information_done(region: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "kept_since", lambda as_of: date(2020, 1, 1))
    client, path = officer(), path_of("Смоленск")
    client.post(path, confirmed(client, path))
    found = gathering.due_within(date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 10))
    done = {each.home.name: each.is_done for each in found if each.rule.id == "yearly-information" and each.home}
    assert done["Смоленск"] is True
    assert done["Десногорск"] is False


def test_after_closing_nothing_is_answered(region: Client) -> None:
    client, path = officer(), path_of("Смоленск")
    said = confirmed(client, path)
    region.post(f"/desk/campaigns/{Campaign.objects.get().pk}/close/")
    page = client.post(path, said, follow=True).content.decode()
    assert "Сбор сведений закрыт; изменить ответ больше нельзя" in page
    assert answer_of("Смоленск").state == "opened"
    assert not AnswerLine.objects.exclude(verdict="").exists()
