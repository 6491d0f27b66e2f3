"""Tokens at the desk: given by an officer of a region, shown once, withdrawn."""

import re

import pytest

from pobratim.access.models import Token
from pobratim.errors import TokenUnknown

from .conftest import Desk

WISH = {"name": "Система документов", "scopes": ["ingest", "read"], "days": "90"}


def test_a_token_is_given_shown_once_and_withdrawn(desk: Desk) -> None:
    from pobratim.access import tokens

    client = desk.client("region officer")
    assert "/desk/tokens/" in client.get("/desk/").content.decode()
    page = client.post("/desk/tokens/", WISH)
    assert page.headers["Cache-Control"] == "no-store"
    secret = re.findall(r'value="([\w-]{43})"', page.content.decode())[0]
    assert tokens.shown(secret, "read").name == "Система документов"
    again = client.get("/desk/tokens/").content.decode()
    assert secret not in again
    assert "действует до" in again
    client.post(f"/desk/tokens/{Token.objects.get().pk}/withdraw/")
    assert "отозван" in client.get("/desk/tokens/").content.decode()
    with pytest.raises(TokenUnknown):
        tokens.shown(secret, "read")
    assert client.post(f"/desk/tokens/{Token.objects.get().pk}/withdraw/").status_code == 404


@pytest.mark.parametrize("wrong", [{"name": " "}, {"scopes": []}, {"days": "x"}, {"days": "٣٠"}, {"scopes": ["all"]}])
def test_a_form_that_cannot_be_taken_says_so(wrong: dict[str, object], desk: Desk) -> None:
    page = desk.client("region officer").post("/desk/tokens/", {**WISH, **wrong})
    assert page.status_code == 400
    assert "Скажите, какой программе нужен токен" in page.content.decode()
    assert not Token.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("visitor", 302), ("reader", 403), ("municipality officer", 403)])
def test_others_see_and_give_none(role: str, status: int, desk: Desk) -> None:
    client = desk.client(role)
    assert client.get("/desk/tokens/").status_code == status
    assert client.post("/desk/tokens/", WISH).status_code == status
    assert client.post("/desk/tokens/1/withdraw/").status_code in (status, 404)
    assert not Token.objects.exists()
