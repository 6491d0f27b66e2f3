"""A year's campaign and the calendar as people walk through them in a browser, with and without an account."""

import re
from io import BytesIO

from docx import Document
from playwright.sync_api import Browser, Page
from python_calamine import CalamineWorkbook

from .conftest import LOCALES, Walker

TOWN = re.compile(r"Десногорск|Desnogorsk")
REMARK = "Назовите итоги года"


def link_of(walk: Walker, campaign: str) -> str:
    """A fresh link by which Desnogorsk answers without an account."""
    page = walk.go(campaign)
    with page.expect_navigation():
        page.locator("tr", has_text=TOWN).locator("form button").press("Enter")
    return page.locator("#link").input_value()


def answer(launched: Browser, walk: Walker, link: str, results: str, told: str = "") -> Page:
    """The page of whoever has followed a link, confirmed the only line, and sent the answer."""
    language = str(walk.page.evaluate("document.documentElement.lang"))
    context = launched.new_context(locale=LOCALES[language], viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(link)
    assert told in page.locator("main").inner_text()
    page.locator("#l1-confirmed").check()
    page.locator("#l1-work").fill("Встреча побратимов в мае")
    page.locator("#results").fill(results)
    page.locator("#who").fill("Сойкина А. П., главный специалист")
    page.locator("button[value=send]").press("Enter")
    page.wait_for_selector(".notice.success")
    return page


def test_a_campaign_from_its_opening_to_the_report(walk: Walker, launched: Browser) -> None:
    page = walk.go("/desk/campaigns/")
    walk.look()
    page.locator("#c-year").fill("2025")
    walk.send("section form.plan-form button")
    campaign = page.url.removeprefix(walk.address)
    walk.look()
    theirs = answer(launched, walk, link_of(walk, campaign), "")
    walk.go(campaign).locator("tr", has_text=TOWN).locator("th a").press("Enter")
    page.wait_for_url("**/desk/answers/*/")
    walk.look()
    page.locator("#remark").fill(REMARK)
    walk.send("form[action$='/return/'] button")
    page.wait_for_load_state()
    theirs.context.close()
    theirs = answer(launched, walk, link_of(walk, campaign), "Два молодёжных обмена", told=REMARK)
    page = walk.go(campaign)
    with page.expect_navigation():
        page.locator("tr", has_text=TOWN).locator("form[action$='/accept/'] button").press("Enter")
    walk.send("form[action$='/ask/'] button")
    assert page.locator(".notice").count() >= 1, "it says who was asked and whose address is not known"
    walk.look()
    walk.send("form[action$='/close/'] button")
    walk.look()
    assert theirs.goto(theirs.url).status == 410  # type: ignore[union-attr]
    theirs.context.close()
    read_report(page)


def read_report(page: Page) -> None:
    """The report pack says in both its forms who answered and what."""
    kept = {}
    for form in ("docx", "xlsx"):
        with page.expect_download() as begun:
            page.locator(f"a[href$='report.{form}']").press("Enter")
        kept[form] = BytesIO(begun.value.path().read_bytes())
    assert "Два молодёжных обмена" in "\n".join(each.text for each in Document(kept["docx"]).paragraphs)
    book = CalamineWorkbook.from_filelike(kept["xlsx"])
    told = str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])
    assert "Сойкина А. П., главный специалист" in told


def test_what_is_due_stands_in_a_calendar(walk: Walker) -> None:
    page = walk.go("/desk/due/?month=2027-01")
    walk.look()
    assert page.locator("table.month li").count() >= 1
    walk.send("form[action$='/feed/'] button.govuk-button")
    address = page.locator("#feed-address").input_value()
    walk.look()
    told = page.request.get(address)
    assert told.headers["content-type"].startswith("text/calendar")
    assert told.text().count("BEGIN:VEVENT") >= 1
    assert told.text().startswith("BEGIN:VCALENDAR\r\n")
    walk.go("/desk/due/")
    page.locator("details.plan summary").press("Enter")
    page.locator("#p-what").fill("Переговоры с Хагеном")
    page.locator("#p-day").fill("2027-03-10")
    walk.send("details.plan form button")
    assert "Переговоры с Хагеном" in page.request.get(address).text().replace("\r\n ", "")
    page.go_back()
    walk.go("/desk/due/")
    walk.send("form[action$='/feed/'] button[value=revoke]")
    assert page.request.get(address).status == 404
