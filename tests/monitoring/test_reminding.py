"""Reminders by mail, sent to a real SMTP server on this machine."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from pobratim.errors import MailNotSent
from pobratim.monitoring import actions, gathering
from pobratim.monitoring.models import Mailing
from pobratim.monitoring.reminding import remind

from .conftest import Kept
from .post_office import Office, serving

MONDAY = date(2026, 12, 28)


@pytest.fixture
def office(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A mail server; the register has been kept for some time."""
    monkeypatch.setattr(gathering, "kept_since", lambda as_of: date(2026, 12, 1))
    with serving(settings) as made:
        yield made


def test_each_officer_is_told_of_the_own_part_in_russian(kept: Kept, office: Office) -> None:
    done = remind(MONDAY)
    assert sorted(done.sent) == [f"{name}@example.org" for name in ("admin", "dalny", "rechnoy", "vetrova")]
    own = office.to("rechnoy@example.org")[0]
    body = own.get_content()
    assert own["Subject"] == "Побратим: сроки"
    assert "15 января 2027 года (через 18 дней): Ежегодная информация о связях за 2026 год · Десногорск." in body
    assert "Смоленск" not in body
    assert "https://reestr.example/desk/due/" in body
    assert office.to("polevaya@example.org") == []
    assert office.to("lesnaya@example.org") == []


def test_the_same_day_again_sends_nothing(kept: Kept, office: Office) -> None:
    remind(MONDAY)
    before = len(office.mails)
    assert remind(MONDAY).sent == []
    assert len(office.mails) == before


def test_a_digest_a_week_and_what_is_urgent_once_between(kept: Kept, office: Office) -> None:
    days = [MONDAY + timedelta(days=number) for number in range(21)]
    for day in days:
        remind(day)
        remind(day)
    told = [(row.day, row.kind) for row in Mailing.objects.filter(person=kept.people["desnogorsk"]).order_by("day")]
    digests = [MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)]
    assert [day for day, kind in told if kind == "digest"] == digests
    assert [day for day, kind in told if kind == "at once"] == [date(2027, 1, 13)]
    assert len(office.to("rechnoy@example.org")) == len(told)
    assert len({day for day, _ in told}) == len(told)


def test_what_is_done_is_not_told(kept: Kept, office: Office) -> None:
    for each in gathering.due(MONDAY):
        if each.home and each.home.id == kept.homes["Десногорск"]:
            actions.mark_due(by=kept.people["desnogorsk"], item=each, done=True)
    remind(MONDAY)
    assert office.to("rechnoy@example.org") == []


def test_who_refuses_gets_no_mail_and_may_ask_again(kept: Kept, office: Office) -> None:
    actions.refuse_mail(by=kept.people["desnogorsk"], refused=True)
    remind(MONDAY)
    assert office.to("rechnoy@example.org") == []
    actions.refuse_mail(by=kept.people["desnogorsk"], refused=False)
    remind(MONDAY)
    assert len(office.to("rechnoy@example.org")) == 1


def test_a_server_that_refuses_one_does_not_stop_the_others_and_is_tried_again(kept: Kept, office: Office) -> None:
    office.refused = {"dalny@example.org"}
    with pytest.raises(MailNotSent, match=r"dalny@example\.org"):
        remind(MONDAY)
    assert len(office.mails) == 3
    office.refused = set()
    assert remind(MONDAY).sent == ["dalny@example.org"]
    assert len(office.to("dalny@example.org")) == 1


def test_a_server_that_is_not_there_is_told(kept: Kept, office: Office, settings: Any) -> None:
    settings.EMAIL_PORT = 9
    with pytest.raises(MailNotSent):
        remind(MONDAY)
    assert not Mailing.objects.exists()


def test_without_a_server_nothing_is_called_sent(kept: Kept, office: Office, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with pytest.raises(MailNotSent, match="почта не настроена"):
        remind(MONDAY)


def test_a_dry_run_sends_nothing(kept: Kept, office: Office) -> None:
    assert len(remind(MONDAY, dry=True).sent) == 4
    assert office.mails == []
    assert not Mailing.objects.exists()
