"""A kept memo in a real browser: settings saved and taken up again, words of a person, versions, changes, a note."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import Walker, walking

WIDTHS = (1280, 360)
OWN = "О проделанной работе скажем своими словами."
WANTED = {"basis": "2", "ties": "1", "forms": "3", "unclear": "4"}


def check(page: Page) -> None:
    """Axe finds nothing, and the page is no wider than the window."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url} {width}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") == width, page.url
    page.set_viewport_size({"width": 1280, "height": 900})


def begin(walk: Walker, language: str) -> str:
    """The address of a memo begun from a preset, with sections of its own choice and order."""
    page = walk.go("/desk/memos/?preset=brief")
    page.fill("input[name=name]", "Справка для губернатора")
    for box in page.locator("input[name=sections]").all():
        box.set_checked(box.get_attribute("value") in WANTED)
    for section, place in WANTED.items():
        page.fill(f"input[name=place-{section}]", place)
    page.fill("input[name=addressee]", "Губернатору Смоленской области")
    page.locator("input[name=lang]").set_checked(language == "en")
    check(page)
    page.locator("form:has(input[name=name]) button").last.click()
    page.wait_for_url(re.compile(r"/desk/memos/\d+/$"))
    return page.url.removeprefix(walk.address)


def reword(page: Page) -> None:
    """Put a person's words in the place of the paragraph that says that no activity is dated."""
    place = page.locator(".unit:has(input[name=section][value=forms])").last
    place.locator("summary").click()
    place.locator("textarea").fill(OWN)
    place.locator("details form button").first.click()
    page.wait_for_load_state()


def keep(page: Page, remark: str) -> None:
    """Keep the memo as a version."""
    page.fill("input[name=remark]", remark)
    page.locator("form.keep-version button").click()
    page.wait_for_load_state()


def enter_a_festival(walk: Walker) -> str:
    """The address of a tie under which an activity has been entered."""
    tie = str(walk.go("/ties/").locator("table.register tbody a[href^='/ties/']").first.get_attribute("href"))
    page = walk.go(f"/desk{tie}add/activity/")
    page.locator("#k-what").select_option("festival")
    page.locator("#k-what").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("2024-06-12")
    page.fill("#basis", "Отчёт отдела культуры")
    page.locator("main form:has(#basis) button").last.click()
    page.wait_for_url(f"**{tie}")
    return tie


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_memo_from_its_settings_to_its_second_version(launched: Browser, own: str, language: str) -> None:
    with walking(launched, own, language) as walk:
        walk.sign_in()
        memo = begin(walk, language)
        page = walk.page
        assert len(page.locator(".leaf h3").all()) == len(WANTED)
        walk.go(f"{memo}settings/")
        assert {b.get_attribute("value") for b in page.locator("input[name=sections]:checked").all()} == set(WANTED)
        assert page.locator("input[name=place-ties]").input_value() == "1"
        walk.go(memo)
        reword(page)
        assert page.locator(".unit.own", has_text=OWN).locator(".memo-mark").count() == 1
        keep(page, "Губернатору")
        check(page)
        tie = enter_a_festival(walk)
        walk.go(memo)
        assert page.locator(".notice.stale").count() == 1
        assert page.locator(".unit.own .stale del").count() == 1
        check(page)
        page.locator(".unit.own .memo-reword button.quiet-button").dispatch_event("click")
        page.wait_for_load_state()
        keep(page, "")
        assert page.locator("table.register tbody tr:has(input[name=one])").count() == 2
        page.locator("form:has(input[name=one]) button").click()
        page.wait_for_url("**/compare/**")
        assert page.locator(".compared ins, .compared del").count() > 0
        check(page)
        for path in (f"{memo}changes/", f"/desk{tie}note/", "/desk/memos/"):
            walk.go(path)
            check(page)
