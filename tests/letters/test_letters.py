"""A reader's letter: through the form to the desk, taken in as an unpublished paper or declined; never too many."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.errors import ChangedMeanwhile, InvalidValue, NotAllowed, TooManyLetters
from pobratim.letters import deciding, sending
from pobratim.letters.models import Letter
from pobratim.portal.views import letters as form
from pobratim.register import queries
from pobratim.register.models import AuditEvent, Document
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db
SAID = {
    "wrong": "Связь с Варшавой не действует.",
    "right": "Варшава прекратила соглашение 12 марта 2022 года.",
    "source": "Сайт города, 12.03.2022",
    "contact": "reader@example.org",
}


@pytest.fixture(autouse=True)
def _time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form is old enough at once."""
    monkeypatch.setattr(form, "QUICKEST", -1)


def post(client: Client, **changes: str) -> Any:
    """The answer to a form that was filled in."""
    page = client.get("/tell/").content.decode()
    began = re.search(r'name="began" value="([^"]+)"', page)
    assert began
    return client.post("/tell/", {**SAID, "began": began[1], **changes})


def test_a_letter_waits_at_the_desk_and_says_its_number(memo) -> None:
    tie = next(each for each in queries.ties().ties if each.partner.name == "Варшава")
    client = Client(headers={"accept-language": "ru"})
    answer = post(client, tie=str(tie.id))
    assert answer.status_code == 302
    letter = Letter.objects.get()
    assert (letter.tie_id, letter.state, letter.contact) == (tie.id, "waiting", "reader@example.org")
    assert f"под номером {letter.pk}" in client.get(answer.headers["Location"]).content.decode()
    assert "127.0.0.1" not in letter.origin


def test_taken_in_it_is_an_unpublished_paper_whose_facts_wait(memo, officer: Person) -> None:
    tie = next(each for each in queries.ties().ties if each.partner.name == "Варшава")
    letter = sending.send(sending.Words(**SAID, tie=tie.id), "198.51.100.7")
    taken = deciding.take(by=officer, letter=letter.pk)
    paper = Document.objects.get(pk=taken.document)
    assert not paper.published
    assert "Варшава прекратила" in paper.text
    assert "reader@example.org" not in paper.text
    assert taken.waiting >= 1
    assert AuditEvent.objects.filter(action="take_letter", record_id=paper.pk).exists()
    assert Client().get(f"/documents/{paper.pk}/").status_code == 404
    with pytest.raises(ChangedMeanwhile):
        deciding.take(by=officer, letter=letter.pk)


def test_declined_with_a_remark_that_stays_inside(memo, officer: Person) -> None:
    letter = sending.send(sending.Words(**SAID), "198.51.100.7")
    with pytest.raises(InvalidValue):
        deciding.decline(by=officer, letter=letter.pk, remark=" ")
    assert deciding.decline(by=officer, letter=letter.pk, remark="другой город").state == "declined"
    assert deciding.waiting(officer) == ()


def test_a_reader_may_not_decide(memo) -> None:
    reader = Person.objects.create_user("chitatel", role="reader")
    letter = sending.send(sending.Words(**SAID), "198.51.100.7")
    with pytest.raises(NotAllowed):
        deciding.take(by=reader, letter=letter.pk)


def test_a_letter_about_a_tie_is_for_those_who_answer_for_it(memo) -> None:
    tie = next(each for each in queries.ties().ties if each.partner.name == "Варшава")
    about, of_none = (sending.send(sending.Words(**SAID, tie=each), "198.51.100.7") for each in (tie.id, None))
    own = Person.objects.create_user("a", role="municipality officer", region="RU-SMO", municipality=tie.home.id)
    other = Person.objects.create_user(
        "b", role="municipality officer", region="RU-SMO", municipality=tie.home.id + 999
    )
    far = Person.objects.create_user("c", role="region officer", region="RU-OMS")
    assert [each.pk for each in deciding.waiting(own)] == [about.pk, of_none.pk]
    for person in (other, far):
        assert [each.pk for each in deciding.waiting(person)] == [of_none.pk]
        with pytest.raises(NotAllowed):
            deciding.take(by=person, letter=about.pk)
        with pytest.raises(NotAllowed):
            deciding.decline(by=person, letter=about.pk, remark="не наше")
    assert deciding.decline(by=own, letter=about.pk, remark="уже исправлено").state == "declined"


def test_a_letter_that_is_not_there(memo, officer: Person) -> None:
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    for way in ("take", "decline"):
        assert client.post(f"/desk/messages/999999/{way}/", {"remark": "x"}).status_code == 404


def test_the_desk_shows_letters_and_decides(memo, officer: Person) -> None:
    letter = sending.send(sending.Words(**SAID), "198.51.100.7")
    client = Client(headers={"accept-language": "ru"})
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    assert "1 сообщение читателя ждёт ответа" in client.get("/desk/").content.decode()
    assert SAID["right"] in client.get("/desk/messages/").content.decode()
    answer = client.post(f"/desk/messages/{letter.pk}/take/")
    assert answer.headers["Location"].startswith("/desk/papers/")
    again = client.post(f"/desk/messages/{letter.pk}/take/", follow=True)
    assert "уже принято решение" in again.content.decode()
    other = sending.send(sending.Words(**SAID), "198.51.100.7")
    client.post(f"/desk/messages/{other.pk}/decline/", {"remark": "повтор"})
    assert "повтор" in client.get("/desk/messages/").content.decode()


def test_nobody_sends_too_many(memo) -> None:
    for _ in range(sending.AN_HOUR):
        sending.send(sending.Words(**SAID), "198.51.100.7")
    with pytest.raises(TooManyLetters):
        sending.send(sending.Words(**SAID), "198.51.100.7")
    sending.send(sending.Words(**SAID), "198.51.100.8")
    Letter.objects.update(at=timezone.now() - timedelta(hours=2))
    sending.send(sending.Words(**SAID), "198.51.100.7")


def test_too_many_is_said_and_the_words_stay_in_the_form(memo) -> None:
    client = Client(headers={"accept-language": "ru"})
    for _ in range(sending.AN_HOUR):
        post(client)
    answer = post(client)
    assert answer.status_code == 429
    assert "через 1 ч" in answer.content.decode()
    assert SAID["right"] in answer.content.decode()


@pytest.mark.parametrize("changes", [{"website": "https://spam.example"}, {"began": "forged"}, {"began": ""}])
def test_robots_are_thanked_and_forgotten(memo, changes: dict[str, str]) -> None:
    assert post(Client(), **changes).status_code == 302
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"wrong": " "}, "Напишите, что неверно"),
        ({"source": ""}, "Назовите источник"),
        ({"right": "а" * 2001}, "не более 2000 знаков"),
        ({"source": "\x00"}, "Назовите источник"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why(memo, changes: dict[str, str], sentence: str) -> None:
    answer = post(Client(headers={"accept-language": "ru"}), **changes)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert not Letter.objects.exists()


def test_a_form_from_elsewhere_is_refused(memo) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/tell/", SAID).status_code == 403
