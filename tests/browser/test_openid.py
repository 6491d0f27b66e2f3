"""A person signs in through a provider, in a real browser before a real server with the settings of an installation."""

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import PASSWORD, SERVE, environment, serving, walking
from tests.desk.provider import CLIENT, SECRET, providing


def test_through_the_provider_and_into_the_desk(launched: Browser, tmp_path: Path) -> None:
    command = [sys.executable, str(SERVE), "prepare", PASSWORD]
    subprocess.run(command, env=environment(tmp_path), check=True, capture_output=True)
    with providing() as provider:
        provider.says["email"] = "nobody@example.org"
        named = {"": provider.address, "_CLIENT": CLIENT, "_SECRET": SECRET, "_NAME": "Вход области"}
        told = {f"POBRATIM_OPENID{name}": value for name, value in named.items()}
        with serving(tmp_path, **told) as address, walking(launched, address) as walk:
            page = walk.go("/desk/papers/")
            page.click("text=Войти через «Вход области»")
            page.wait_for_selector("h1:has-text('нет учётной записи')")
            assert "nobody@example.org" in page.inner_text("main")
            invite(tmp_path)
            walk.go("/desk/papers/")
            page.click("text=Войти через «Вход области»")
            page.wait_for_url("**/desk/papers/")
            assert page.locator("text=Выйти").count() == 1


def invite(folder: Path) -> None:
    """Give an officer the address that the provider knows."""
    words = (
        "import django; django.setup(); from pobratim.accounts.models import Person;"
        "Person.objects.filter(username='vetrova').update(email='Nobody@example.org')"
    )
    told = environment(folder) | {"DJANGO_SETTINGS_MODULE": "pobratim.settings", "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", words], env=told, check=True, cwd=SERVE.parents[2])
