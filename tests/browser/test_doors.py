"""The doors of the desk as people walk through them: a second factor, a forgotten password by mail, tokens."""

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyotp
import pytest
from playwright.sync_api import Browser

from tests.monitoring import post_office

from .conftest import PASSWORD, SERVE, WALKS, Walker, environment, serving, walking

NEW = "-".join(("sliva", "na", "osine", "17"))
ADDRESS = "vetrova@example.org"


def test_a_second_factor_is_set_up_asked_for_and_taken_off(walk: Walker) -> None:
    page = walk.go("/desk/second/")
    walk.look()
    telephone = pyotp.TOTP(page.locator("code.link").inner_text())
    page.locator("#code").fill("000000")
    walk.send("form.stacked button")
    assert page.locator("[role=alert]").count() == 1
    page.locator("#code").fill(telephone.now())
    walk.send("form.stacked button")
    on_paper = page.locator(".codes code").all_inner_texts()
    assert len(set(on_paper)) == 8
    walk.look()
    walk.send("form[action*='sign-out'] button")
    walk.sign_in(onward="**/sign-in/second/")
    walk.look()
    page.keyboard.type("000000")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    page.locator("#code").fill(on_paper[0])
    walk.send("form.stacked button")
    assert page.url.endswith("/desk/")
    walk.go("/desk/second/")
    page.locator("#code").fill(on_paper[0])
    walk.send("form.stacked button")
    assert page.locator("[role=alert]").count() == 1, "a code on paper is spent"
    walk.look()
    page.locator("#code").fill(on_paper[1])
    walk.send("form.stacked button")
    assert page.locator("figure.secret").count() == 1, "it is off, and may be set up anew"


@pytest.mark.parametrize(("language", "width"), WALKS)
def test_a_forgotten_password_is_set_anew_by_mail(launched: Browser, tmp_path: Path, language: str, width: int) -> None:
    subprocess.run([sys.executable, str(SERVE), "prepare", PASSWORD], env=environment(tmp_path), check=True)
    mailed = SimpleNamespace()
    with post_office.serving(mailed) as office:
        told = {"POBRATIM_MAIL": f"smtp://127.0.0.1:{mailed.EMAIL_PORT}"}
        with serving(tmp_path, **told) as address, walking(launched, address, language, width) as walk:
            page = walk.go("/sign-in/")
            page.locator("main a[href$='forgotten/']").press("Enter")
            page.wait_for_url("**/forgotten/")
            walk.look()
            page.locator("#id_email").fill(ADDRESS)
            walk.send("form.stacked button")
            walk.look()
            worked = environment(tmp_path) | told | {"POBRATIM_ADDRESS": address}
            command = [sys.executable, "-m", "pobratim", "work", "--until-empty"]
            subprocess.run(command, env=worked, check=True, capture_output=True)
            letter = office.to(ADDRESS)[0].get_content()
            page.goto(re.findall(r"http://\S+", letter)[0])
            walk.look()
            for field in ("#id_new_password1", "#id_new_password2"):
                page.locator(field).fill(NEW)
            walk.send("form.stacked button")
            walk.sign_in(password=NEW)
            page.goto(re.findall(r"http://\S+", letter)[0])
            assert page.locator("#id_new_password1").count() == 0, "the link works once"
            walk.look()


def test_a_token_is_given_used_and_withdrawn(walk: Walker) -> None:
    page = walk.go("/desk/tokens/")
    page.locator("#name").fill("Канцелярия")
    walk.send("main form.text button")
    assert page.locator("[role=alert]").count() == 1, "what the program may do was not said"
    page.locator("#scope-ingest").press("Space")
    page.locator("#days").select_option("90")
    walk.send("main form.text button")
    secret = page.locator("#secret").input_value()
    walk.look()
    assert sent_with(walk, secret) == 202
    walk.go("/desk/tokens/")
    assert page.locator("#secret").count() == 0
    assert "Канцелярия" in page.locator(".tasks li").inner_text()
    walk.send(".tasks form button")
    walk.look()
    assert page.locator(".tasks form").count() == 0
    assert sent_with(walk, secret) == 401


def sent_with(walk: Walker, secret: str) -> int:
    """The status of the answer to a program that sends a paper with a token."""
    paper = {"name": "Письмо.txt", "mimeType": "text/plain", "buffer": "Смоленск и Нарва дружат.".encode()}
    asked = walk.page.request.post(
        f"{walk.address}/api/v1/papers", headers={"Authorization": f"Bearer {secret}"}, multipart={"paper": paper}
    )
    return asked.status
