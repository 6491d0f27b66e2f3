"""The desk in a real browser: the review by keyboard alone, papers that come in, axe on every page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import Prepared, Walker


def test_axe_finds_nothing_on_the_desk(officer: Walker, prepared: Prepared) -> None:
    own = ("/desk/tokens/", "/desk/compare/")
    for path in ("/desk/", *own, "/desk/papers/", f"/desk/papers/{prepared.numbers['news']}/"):
        for width in (1280, 360):
            officer.page.set_viewport_size({"width": width, "height": 900})
            page = officer.go(path)
            if page.locator("details.correct").count():
                page.locator("details.correct summary").first.click()
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path} {width}\n{found.generate_report()}"
            assert page.evaluate("document.documentElement.scrollWidth") == width, path


def test_a_paper_is_reviewed_by_keyboard_alone(officer: Walker, prepared: Prepared) -> None:
    page = officer.go(f"/desk/papers/{prepared.numbers['later']}/")
    waiting = page.locator(".card[data-state=waiting]")
    number = waiting.count()
    assert number >= 3
    page.keyboard.press("n")
    first = page.locator(".card:focus")
    fact = first.get_attribute("data-fact")
    assert page.locator(f'.sheet mark.chosen[data-facts~="{fact}"]').count() >= 1
    page.keyboard.press("a")
    page.wait_for_selector(f"#fact-{fact}[data-state=accepted]")
    page.keyboard.press("r")
    page.wait_for_selector(".card[data-state=rejected]")
    for _ in range(number - 2):
        left = waiting.count()
        page.keyboard.press("a")
        page.wait_for_function("n => document.querySelectorAll('.card[data-state=waiting]').length < n", arg=left)
    assert waiting.count() == 0


def test_keys_work_in_the_russian_layout_and_undo_takes_back(officer: Walker, prepared: Prepared) -> None:
    page = officer.go(f"/desk/papers/{prepared.numbers['later']}/")
    page.keyboard.press("KeyN")
    fact = page.locator(".card:focus").get_attribute("data-fact")
    page.keyboard.press("KeyA")
    page.wait_for_selector(f"#fact-{fact}[data-state=accepted]")
    page.locator(f"#fact-{fact}").focus()
    page.keyboard.press("KeyU")
    page.wait_for_selector(f"#fact-{fact}[data-state=waiting]")


def test_a_fact_is_corrected_by_keyboard(officer: Walker, prepared: Prepared) -> None:
    page = officer.go(f"/desk/papers/{prepared.numbers['later']}/")
    fact = prepared.numbers["statement"]
    page.locator(f"#fact-{fact}").focus()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.name") == "home.name"
    page.select_option(f"#c-{fact}-kind", "friendship")
    page.locator(f"#fact-{fact} .correct button").press("Enter")
    page.wait_for_selector(f"#fact-{fact}[data-state=corrected]")
    assert "дружественные связи" in page.locator(f"#fact-{fact} h3").inner_text()


def test_the_desk_works_without_scripts(officer: Walker, prepared: Prepared) -> None:
    state = officer.page.context.storage_state()
    browser = officer.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, locale="ru-RU", storage_state=state)
    page = context.new_page()
    page.goto(f"{officer.address}/desk/papers/{prepared.numbers['later']}/")
    before = page.locator(".card[data-state=waiting]").count()
    page.get_by_role("button", name="Принять", exact=True).first.click()
    expect(page.locator(".card[data-state=waiting]")).to_have_count(before - 1)
    context.close()


def test_signing_out_closes_the_desk(officer: Walker) -> None:
    officer.page.get_by_role("button", name="Выйти").click()
    officer.page.wait_for_load_state()
    assert "/sign-in/" in officer.go("/desk/").url
