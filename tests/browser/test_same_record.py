"""What hangs on a tie over time: days compared, doubles made one, two people on one record, events that come again."""

import re

from playwright.sync_api import Browser, Page

from .conftest import Prepared, Walker, walking

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
EVENT = re.compile("Фестиваль|Festival", re.IGNORECASE)
FESTIVAL = "Отчёт отдела культуры"
HAGENN = {"partner.name": "Хагенн", "partner.country": "DE"}


def enter(walk: Walker, path: str, **said: str) -> None:
    """Fill the form of an entry by its names, and save it by the keyboard."""
    page = walk.go(path)
    for closed in page.locator("details.details:not([open]) summary").all():
        closed.click()
    for name, value in said.items():
        field = page.locator(f"main form.stacked [name='{name}']")
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    walk.send("main form.stacked > button")


def test_two_days_of_a_tie_are_compared(walk: Walker, prepared: Prepared) -> None:
    tie = prepared.numbers["tie"]
    enter(walk, f"/desk/ties/{tie}/add/act/", kind="prolongation", date="05.03.2020", basis="Письмо № 7")
    page = walk.go(f"/desk/ties/{tie}/history/")
    walk.look()
    shown = []
    for first, last in (("2021-01-01", "2021-06-01"), ("2020-01-01", "2020-12-31")):
        page.locator("#from").fill(first)
        page.locator("#to").fill(last)
        walk.send("form.as-of button")
        shown.append(page.locator("section[aria-labelledby=between] li").all_inner_texts())
    assert shown[0] == []
    assert any("05.03.2020" in each for each in shown[1])
    walk.look()
    page.locator(".decisions [name=reason]").first.fill("Внесено по ошибке")
    walk.send(".decisions li:first-child button")
    assert page.locator(".decisions .undone").count() == 1
    walk.go(page.url.removeprefix(walk.address) + "?from=2020-01-01&to=2020-12-31")
    assert "05.03.2020" not in page.locator("section[aria-labelledby=between]").inner_text()


def test_doubles_are_made_one_and_taken_apart(walk: Walker) -> None:
    said = {"home.name": "Смоленск", **HAGENN, "basis": "Письмо"}
    enter(walk, "/desk/ties/new/", **said)
    page = walk.page
    double = page.url.removeprefix(walk.address)
    walk.look()
    page.locator("a[href$='/merge/']").press("Enter")
    page.wait_for_url("**/merge/")
    walk.look()
    page.locator("input[name=other]").first.focus()
    page.keyboard.press("Space")
    walk.send("main form:has([name=other]) button")
    assert page.locator(".notice.success").count() == 1
    page = walk.go("/desk/merges/")
    walk.look()
    walk.send(".decisions form button")
    assert page.locator(".decisions .undone").count() == 1
    walk.look()
    assert walk.go(double).url.endswith(double), "it stands for itself again"


def test_the_later_of_two_people_sees_what_the_earlier_changed(
    walk: Walker, launched: Browser, prepared: Prepared
) -> None:
    path = f"/desk/ties/{prepared.numbers['tie']}/add/act/"
    page = walk.go(path)
    page.locator("[name='date']").fill("2019")
    page.locator("#basis").fill("Моё письмо")
    with walking(launched, walk.address) as other:
        other.sign_in("glava")
        enter(other, path, kind="suspension", date="04.05.2018", basis="Решение думы № 4")
    walk.send("main form.stacked > button")
    told = page.locator(".govuk-error-summary")
    assert "Решение думы № 4" in told.inner_text()
    assert "glava" in told.inner_text()
    assert page.locator("#basis").input_value() == "Моё письмо", "what was written is kept"
    walk.look()
    walk.send("main form.stacked > button")
    assert re.search(r"/ties/\d+/$", page.url), "whoever has seen it saves again"
    assert "2019" in page.locator(".told").inner_text()
    assert "04.05.2018" in page.locator(".told").inner_text()


def test_an_event_is_entered_and_held_again(walk: Walker, prepared: Prepared) -> None:
    tie = f"/desk/ties/{prepared.numbers['tie']}/"
    said = {"what": "festival", "date": "12.06.2024", "details.called": "День города", "details.people": "40"}
    enter(walk, f"{tie}add/activity/", **said, basis=FESTIVAL)
    page = walk.page
    walk.look()
    page.locator("li", has_text=EVENT).locator("a.amend[href*='again=']").last.press("Enter")
    page.wait_for_url("**again=*")
    kept = {name: page.locator(f"[name='{name}']").input_value() for name in said}
    assert kept["what"] == "festival"
    assert kept["details.called"] == "День города"
    assert kept["details.people"] == ""
    assert re.fullmatch(r"\d{4}", kept["date"]), "the year is this one, the day is to be said"
    walk.look()
    page.locator("[name='date']").fill("11.06.2025")
    page.locator("#basis").fill("Отчёт за 2025 год")
    walk.send("main form.stacked > button")
    assert page.locator("a.amend[href*='again=']").count() >= 2
    assert "11.06.2025" in page.locator("main").inner_text()


def test_scans_are_attached_kept_and_taken_off(walk: Walker, prepared: Prepared) -> None:
    tie = f"/ties/{prepared.numbers['tie']}/"
    page = walk.go(tie)
    amend(page)
    scans = [{"name": f"{name}.svg", "mimeType": "image/svg+xml", "buffer": SVG} for name in ("Скан", "Перевод")]
    page.locator("[name=attached]").set_input_files(scans)  # type: ignore[arg-type]
    page.locator("#basis").fill("Архив, дело 12")
    walk.send("main form.stacked > button")
    assert page.locator(".attached a").all_inner_texts() == ["Скан.svg", "Перевод.svg"]
    walk.look()
    with page.expect_download() as begun:
        page.locator(".attached a").first.press("Enter")
    assert begun.value.path().read_bytes() == SVG
    address = str(page.locator(".attached a").first.get_attribute("href"))
    told = page.request.get(walk.address + address).headers
    assert told["content-disposition"].startswith("attachment"), "never shown"
    assert told["content-type"] == "application/octet-stream"
    amend(page)
    walk.look()
    page.get_by_label("Перевод.svg").uncheck()
    page.locator("#basis").fill("Перевод не тот")
    walk.send("main form.stacked > button")
    assert page.locator(".attached a").all_inner_texts() == ["Скан.svg"]
    page.context.clear_cookies()
    assert walk.go(tie).locator(".attached").count() == 0, "visitors see none"
    walk.go(address)
    assert "/sign-in/" in page.url


def amend(page: Page) -> None:
    """Open the form of the first instrument, from the page of its tie."""
    page.locator(".instruments a.amend").first.press("Enter")
    page.wait_for_url("**/agreement/*/")
