"""Keeping ties in a real browser: the forms by keyboard, axe and width on every one of them."""

from axe_playwright_python.sync_playwright import Axe

from .conftest import Walker


def tie_page(officer: Walker) -> str:
    """The address of a tie with an instrument."""
    page = officer.go("/ties/")
    return str(page.locator("table.register tbody a[href^='/ties/']").first.get_attribute("href"))


def test_axe_finds_nothing_on_the_forms(officer: Walker) -> None:
    tie = tie_page(officer)
    officer.go(tie)
    amend = str(officer.page.locator("a.amend").first.get_attribute("href"))
    paths = [
        "/desk/people/",
        "/desk/merges/",
        "/desk/import/",
        "/sign-in/forgotten/",
        "/desk/ties/new/",
        amend,
        *(f"/desk{tie}{rest}" for rest in ("say/", "add/activity/", "history/", "merge/")),
    ]
    for path in paths:
        for width in (1280, 360):
            officer.page.set_viewport_size({"width": width, "height": 900})
            page = officer.go(path)
            for closed in page.locator("details.details:not([open]) summary").all():
                closed.click()
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path} {width}\n{found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") == width, path


def test_an_event_is_entered_by_keyboard_alone(officer: Walker) -> None:
    tie = tie_page(officer)
    page = officer.go(f"/desk{tie}add/activity/")
    page.locator("#k-what").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("2024-06-12")
    page.locator("#basis").focus()
    page.keyboard.type("Отчёт отдела культуры")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{tie}")
    assert "Отчёт отдела культуры" in page.content()
    again = page.locator("li:has-text('Фестиваль') a.amend[href*='again=']").last
    again.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**again=*")
    assert page.locator("#k-what").input_value() == "festival"
