"""What is due and the yearly campaign in a real browser: axe, a telephone, an answer by keyboard alone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import LOCALES, Walker, walking

WIDTHS = (1280, 360)
FOCUSED = "(e => e.id || e.value || e.textContent.trim())(document.activeElement)"


def open_campaign(walk: Walker) -> str:
    """The link by which Desnogorsk answers the campaign that the officer has opened."""
    page = walk.go("/desk/campaigns/")
    page.fill("#c-year", "2025")
    page.locator("section form button").click()
    page.wait_for_url("**/desk/campaigns/*/")
    page.locator("tr", has_text=re.compile("Десногорск|Desnogorsk")).locator("button").click()
    return page.locator("#link").input_value()


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the wanted thing has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if str(page.evaluate(FOCUSED)) == wanted:
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


def check(page: Page, path: str) -> None:
    """Axe finds nothing, and the page is no wider than the window."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path} {width}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") == width, path


@pytest.mark.parametrize("language", ["ru", "en"])
def test_axe_finds_nothing_on_pages_of_what_is_due(launched: Browser, own: str, language: str) -> None:
    with walking(launched, own, language) as walk:
        walk.sign_in()
        open_campaign(walk)
        grid = walk.page.url.removeprefix(own).split("link/")[0]
        check(walk.page, grid)
        paths = ("/desk/", "/desk/due/", "/desk/due/?state=all&month=2027-01", "/desk/due/rules/", "/desk/campaigns/")
        for path in (*paths, "/desk/campaigns/1/", "/desk/answers/1/"):
            page = walk.go(path)
            for summary in page.locator("main details summary").all():
                summary.click()
            check(page, path)


def test_a_municipality_answers_by_keyboard_alone_on_a_telephone(launched: Browser, officer: Walker) -> None:
    link = open_campaign(officer)
    context = launched.new_context(locale=LOCALES["ru"], viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(link)
    assert page.url.endswith("/answer/")
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    tab_to(page, "send")
    page.keyboard.press("Enter")
    page.wait_for_selector(".govuk-error-summary")
    assert Axe().run(page).violations_count == 0
    tab_to(page, page.locator(".govuk-error-summary a").inner_text())
    page.keyboard.press("Enter")

    tab_to(page, "l1-confirmed")
    page.keyboard.press("Space")
    tab_to(page, "l1-work")
    page.keyboard.type("Встреча побратимов в мае")
    tab_to(page, "results")
    page.keyboard.type("Год прошёл спокойно")
    tab_to(page, "who")
    page.keyboard.type("Сойкина А. П., главный специалист")
    tab_to(page, "send")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice.success")
    assert "Ответ отправлен в регион" in page.locator(".notice.success").inner_text()
    assert Axe().run(page).violations_count == 0
    context.close()

    grid = officer.go("/desk/campaigns/1/")
    row = grid.locator("tr", has_text="Десногорск").inner_text()
    assert "ответ получен" in row
    assert "Сойкина" in row


def test_what_is_due_is_marked_by_keyboard(officer: Walker) -> None:
    page = officer.go("/desk/due/")
    before = page.locator(".duty").count()
    page.locator("#note-1").focus()
    page.keyboard.type("исх. № 7")
    page.keyboard.press("Enter")
    page.wait_for_selector(".notice.success")
    assert page.locator(".duty").count() == before - 1
    officer.go("/desk/due/?state=done")
    assert "исх. № 7" in page.locator(".duty").first.inner_text()


def test_an_ended_link_says_so(desktop: Walker) -> None:
    page = desktop.go("/answer/nothing-of-this-kind/")
    assert "Ссылка не действует" in page.locator("h1").inner_text()
    assert Axe().run(page).violations_count == 0
