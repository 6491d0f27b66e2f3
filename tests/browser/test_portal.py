"""The public pages as a person meets them: by eye, by keyboard, on a telephone, without scripts."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from .conftest import Prepared, Walker

PAGES = (
    "/",
    "/ties/",
    "/ties/?state=conflict&q=варшава",
    "/ties/?q=нет-такого",
    "/documents/",
    "/search/",
    "/search/?q=Хаген",
    "/search/?q=нет-такого",
    "/ties/?as_of=3000-01-01",
    "/about/",
    "/data/",
    "/map/",
    "/map/?year=2010&kind=twinning",
    "/map/?year=3000",
    "/map/embed/",
    "/statistics/",
    "/tell/",
    "/tell/sent/",
    "/memo/",
    "/sign-in/",
    "/nowhere/",
)


@pytest.fixture
def paths(prepared: Prepared) -> list[str]:
    """Every kind of public page, with the numbers that this register has."""
    found = prepared.numbers
    return [
        *PAGES,
        f"/ties/{found['tie']}/",
        f"/municipalities/{found['home']}/",
        f"/municipalities/{found['home']}/partners/",
        "/regions/RU-SMO/",
        f"/countries/{found['country']}/",
        f"/tell/?tie={found['tie']}",
        f"/documents/{found['memo']}/?fact={found['fact']}",
    ]


def test_axe_finds_nothing_on_any_page(walker: Walker, paths: list[str]) -> None:
    for path in paths:
        page = walker.go(path)
        found = Axe().run(
            page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        )
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"


def test_axe_finds_nothing_while_words_are_open(desktop: Walker, paths: list[str]) -> None:
    page = desktop.go(next(each for each in paths if each.startswith("/ties/") and each[6:7].isdigit()))
    page.locator("details.why summary").first.click()
    assert Axe().run(page).violations_count == 0


def test_no_page_is_wider_than_a_telephone(phone: Walker, paths: list[str]) -> None:
    for path in paths:
        page = phone.go(path)
        assert page.evaluate("document.documentElement.scrollWidth") == 360, path


def test_a_value_opens_its_words_and_leads_to_the_document_at_the_quote(walker: Walker) -> None:
    page = walker.go("/ties/")
    opener = page.locator("tbody tr details.why summary").nth(1)
    opener.click()
    words = page.locator("details.why[open] .words")
    quote = words.locator("blockquote").first.inner_text()
    words.locator("a").first.click()
    page.wait_for_url(re.compile(r"/documents/\d+/\?fact=\d+#f\d+$"))
    marked = " ".join(page.locator(".sheet mark.chosen").all_inner_texts())
    assert quote in marked
    assert page.locator(".sheet mark.chosen").first.is_visible()
    inside = page.evaluate(
        "() => { const m = document.querySelector('mark.chosen').getBoundingClientRect();"
        " return m.top >= 0 && m.bottom <= innerHeight }"
    )
    assert inside


def test_words_close_with_escape_and_the_focus_stays(desktop: Walker) -> None:
    page = desktop.go("/ties/")
    summary = page.locator("details.why summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.why[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("details.why[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_keyboard_reaches_everything_in_order(desktop: Walker) -> None:
    page = desktop.go("/ties/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "govuk-skip-link"
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("(document.activeElement.id || document.activeElement.textContent).trim().slice(0, 30)")
        )
    wanted = ["Реестр", "English", "f-q", "f-municipality", "f-country", "f-state", "f-kind", "f-as_of", "Показать"]
    places = [seen.index(each) for each in wanted]
    assert places == sorted(places)


def test_filters_answer_at_once_and_are_taken_away_by_a_click(desktop: Walker) -> None:
    page = desktop.go("/ties/")
    everything = page.locator("tbody tr").count()
    page.select_option("#f-country", "PL")
    page.wait_for_url("**country=PL**")
    page.wait_for_function("n => document.querySelectorAll('tbody tr').length < n", arg=everything)
    page.get_by_role("link", name="Страна: Польша").click()
    page.wait_for_load_state()
    assert page.locator("tbody tr").count() == everything


def test_the_language_is_switched_and_remembered(desktop: Walker) -> None:
    page = desktop.go("/ties/?kind=twinning")
    page.get_by_role("button", name="English").click()
    page.wait_for_load_state()
    assert page.url.endswith("/ties/?kind=twinning")
    assert page.locator("h1").inner_text() == "Register of ties"
    assert desktop.go("/about/").locator("h1").inner_text() == "About these data"


def test_facts_and_words_point_at_each_other_without_a_new_page(desktop: Walker, prepared: Prepared) -> None:
    page = desktop.go(f"/documents/{prepared.numbers['memo']}/")
    link = page.locator(".fact-link").nth(6)
    link.click()
    number = link.get_attribute("data-fact")
    assert page.url.endswith(f"?fact={number}#f{number}")
    assert number in (page.locator(".sheet mark.chosen").first.get_attribute("data-facts") or "").split()


@pytest.mark.parametrize("path", ["/ties/?country=PL", "/ties/"])
def test_everything_is_there_without_scripts(launched: Browser, shared: str, path: str) -> None:
    context = launched.new_context(java_script_enabled=False, locale="ru-RU")
    page = context.new_page()
    page.goto(shared + path)
    page.locator("details.why summary").first.click()
    page.locator("details.why[open] .words a").first.click()
    assert page.locator(".sheet mark.chosen").count() >= 1
    page.goto(shared + "/ties/")
    page.fill("#f-q", "витебск")
    page.click(".filters button")
    page.wait_for_load_state()
    assert page.locator("tbody tr").count() == 1
    context.close()
