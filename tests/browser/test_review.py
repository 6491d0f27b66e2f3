"""The review with more than a handful of facts, and facts made of words of the paper, by keyboard alone."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import SERVE, Prepared, Walker, environment, serving, walking

DONE = "n => document.querySelectorAll('.card[data-state=waiting]').length === n"


@pytest.fixture
def hundred(launched: Browser, prepared: Prepared, tmp_path: Path) -> Iterator[tuple[Walker, Page]]:
    """The page of a paper whose hundred facts wait, before an officer of the region."""
    folder = tmp_path / "own"
    shutil.copytree(prepared.folder, folder)
    command = [sys.executable, str(SERVE), "hundred"]
    made = subprocess.run(command, env=environment(folder), check=True, capture_output=True, text=True)
    with serving(folder) as address, walking(launched, address) as walk:
        walk.sign_in()
        yield walk, walk.go(f"/desk/papers/{made.stdout}/")


def test_a_hundred_facts_are_reviewed_by_keyboard_alone(hundred: tuple[Walker, Page]) -> None:
    _, page = hundred
    waiting = page.locator(".card[data-state=waiting]")
    assert waiting.count() == 100
    page.keyboard.press("n")
    for left in range(99, -1, -1):
        if left % 10 == 5:  # some are rejected, with the ground
            page.keyboard.press("g")
            page.keyboard.type("нет в архиве")
            page.keyboard.press("Escape")
            page.keyboard.press("r")
        elif left % 10 == 7:  # some are corrected
            page.keyboard.press("c")
            page.locator(".card.chosen [name=reason]").last.focus()
            page.keyboard.type("по архиву")
            page.keyboard.press("Enter")
        else:
            page.keyboard.press("a")
        page.wait_for_function(DONE, arg=left)
    assert page.locator(".card[data-state=rejected]").count() == 10
    assert page.locator(".card[data-state=corrected]").count() == 10
    assert page.locator(".card[data-state=accepted]").count() == 80
    assert page.locator(".decisions li", has_text="нет в архиве").count() == 10


def test_words_selected_by_keyboard_become_a_fact(hundred: tuple[Walker, Page]) -> None:
    _, page = hundred
    page.keyboard.press("n")
    page.keyboard.press("w")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_selector(".basis")
    words = page.locator(".basis").inner_text()
    assert words.startswith("С городом")
    page.select_option("#fact_kind", "activity")
    page.locator("#fact_kind + button").press("Enter")
    page.wait_for_selector("[name=participants]")
    page.locator("#save").press("Enter")
    page.wait_for_selector(".card[data-state=accepted]")
    made = page.locator(".card[data-state=accepted]")
    assert made.count() == 1
    assert "Смоленск" in made.inner_text()


def test_words_of_the_paper_fill_the_field_that_is_corrected(hundred: tuple[Walker, Page]) -> None:
    _, page = hundred
    page.keyboard.press("n")
    fact = page.locator(".card.chosen").get_attribute("data-fact")
    page.keyboard.press("c")
    page.locator(f'[id="c-{fact}-partner.name"]').focus()
    page.evaluate(
        """() => {
            const line = document.querySelectorAll(".sheet p")[2];
            const range = document.createRange();
            range.selectNodeContents(line);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            document.querySelector(".sheet").dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
        }"""
    )
    expected = "С городом Партнёр 2 (Франция) заключено соглашение Партнёр 2."
    assert page.locator(f'[id="c-{fact}-partner.name"]').input_value() == expected
    page.locator(f"#fact-{fact} .correct button").press("Enter")
    page.wait_for_selector(f"#fact-{fact}[data-state=corrected]")
    assert expected in page.locator(f"#fact-{fact} h3").inner_text()
