"""Every page and every button with every role, and with an officer of another municipality."""

import pytest

from .conftest import ROLES, Desk

OPEN = ("/", "/ties/", "/documents/", "/about/", "/memo/", "/sign-in/")
CLOSED = ("/desk/", "/desk/papers/")
MAY_DECIDE = {"region officer", "administrator"}


@pytest.mark.parametrize("role", ["visitor", *ROLES])
def test_pages_for_everyone(desk: Desk, role: str) -> None:
    client = desk.client(role)
    tie = desk.facts("waiting")[0].tie
    for path in (*OPEN, f"/ties/{tie}/", f"/documents/{desk.memo}/", f"/documents/{desk.memo}/original/"):
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize("role", ROLES)
def test_pages_for_people_who_have_signed_in(desk: Desk, role: str) -> None:
    client = desk.client(role)
    for path in (*CLOSED, f"/desk/papers/{desk.news}/"):
        assert client.get(path).status_code == 200, path


def test_a_visitor_is_asked_to_sign_in(desk: Desk) -> None:
    client = desk.client("visitor")
    for path in (*CLOSED, f"/desk/papers/{desk.news}/"):
        response = client.get(path)
        assert response.status_code == 302, path
        assert response.headers["Location"] == f"/sign-in/?next={path}"
    fact = desk.facts("waiting")[0]
    assert client.post(desk.address(fact, "accept")).status_code == 302
    assert desk.facts("accepted") == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("verdict", ["accept", "reject", "correct"])
def test_decisions_by_role(desk: Desk, role: str, verdict: str) -> None:
    fact = desk.facts("waiting")[0]
    response = desk.client(role).post(desk.address(fact, verdict))
    if role in MAY_DECIDE:
        assert response.status_code == 302
        assert fact.id not in {each.id for each in desk.facts("waiting")}
    else:
        assert response.status_code == 403
        assert "На это у вас нет права" in response.content.decode()
        assert fact.id in {each.id for each in desk.facts("waiting")}


@pytest.mark.parametrize("role", ROLES)
def test_undoing_by_role(desk: Desk, role: str) -> None:
    fact = desk.facts("waiting")[0]
    desk.client("region officer").post(desk.address(fact, "accept"))
    response = desk.client(role).post(desk.address(fact, "undo"))
    assert response.status_code == (302 if role in MAY_DECIDE else 403)
    assert (fact.id in {each.id for each in desk.facts("waiting")}) == (role in MAY_DECIDE)


def test_a_reader_sees_no_buttons(desk: Desk) -> None:
    html = desk.client("reader").get(f"/desk/papers/{desk.news}/").content.decode()
    assert "data-key" not in html
    assert 'type="file"' not in desk.client("reader").get("/desk/papers/").content.decode()


def test_a_reader_brings_nothing_in(desk: Desk) -> None:
    assert desk.client("reader").post("/desk/papers/").status_code == 403


def test_a_decision_is_a_post(desk: Desk) -> None:
    fact = desk.facts("waiting")[0]
    assert desk.client("administrator").get(desk.address(fact, "accept")).status_code == 405


def test_a_form_without_its_token_is_refused(desk: Desk) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True, headers={"accept-language": "ru"})
    client.force_login(desk.people["region officer"], backend="django.contrib.auth.backends.ModelBackend")
    response = client.post(desk.address(desk.facts("waiting")[0], "accept"))
    assert response.status_code == 403
    assert "Форму не удалось принять" in response.content.decode()


def test_after_five_failures_the_name_is_locked(desk: Desk) -> None:
    person = desk.people["reader"]
    person.set_password("korova-na-lugu")
    person.save()
    client = desk.client("visitor")
    for _ in range(5):
        client.post("/sign-in/", {"username": "reader", "password": "wrong"})
    response = client.post("/sign-in/", {"username": "reader", "password": "korova-na-lugu"})
    assert response.status_code == 429
    assert "закрыт" in response.content.decode()


def test_signing_in_leads_nowhere_else(desk: Desk) -> None:
    person = desk.people["reader"]
    person.set_password("korova-na-lugu")
    person.save()
    asked = {"username": "reader", "password": "korova-na-lugu", "next": "https://elsewhere.example/"}
    assert desk.client("visitor").post("/sign-in/", asked).headers["Location"] == "/desk/"


def test_a_session_that_ended_amid_a_page_leads_to_signing_in(desk: Desk) -> None:
    fact = desk.facts("waiting")[0]
    response = desk.client("visitor").post(desk.address(fact, "accept"), headers={"HX-Request": "true"})
    assert response.headers["HX-Refresh"] == "true"
    assert desk.facts("accepted") == []
