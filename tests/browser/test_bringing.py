"""Papers come in as people bring them: several at once dropped on the page, or chosen where there are no scripts."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .conftest import PASSWORD, SERVE, WALKS, Walker, environment, serving, walking

DROP = """([selector, files]) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name, {type: "text/plain"}));
  const area = document.querySelector(selector);
  for (const kind of ["dragenter", "dragover"])
    area.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
  const lit = area.classList.contains("over");
  area.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
  return lit;
}"""
EMPTY = ("/", "/ties/", "/map/", "/statistics/", "/desk/due/", "/desk/campaigns/", "/desk/memos/", "/desk/")
FILES = [
    [f"Письмо {number}.txt", f"Смоленск и город Ахен (Германия) дружат с {1990 + number} года.\n"]
    for number in range(1, 4)
]


def coming(page: Page) -> list[str]:
    """The names of the files that wait to be read."""
    return sorted(page.locator(".delivery-name").all_inner_texts())


def test_several_papers_are_dropped_at_once(officer: Walker) -> None:
    page = officer.go("/desk/papers/")
    with page.expect_navigation():
        assert page.evaluate(DROP, [".drop", FILES]), "the place lights up under the files"
    assert "3" in page.locator(".messages, [role=status], [role=alert]").first.inner_text()
    assert coming(page) == [name for name, _ in FILES]
    assert page.locator(".drop.over").count() == 0


def test_what_is_dropped_without_files_changes_nothing(officer: Walker) -> None:
    page = officer.go("/desk/papers/")
    assert page.evaluate(DROP, [".drop", []])
    assert page.url.endswith("/desk/papers/")
    assert coming(page) == []


def test_several_papers_are_chosen_without_scripts(launched: Browser, own: str, tmp_path: Path) -> None:
    with walking(launched, own) as signed:
        signed.sign_in()
        kept = signed.page.context.storage_state()
    context = launched.new_context(locale="ru-RU", java_script_enabled=False, storage_state=kept)
    page = context.new_page()
    page.goto(own + "/desk/papers/")
    for name, text in FILES:
        (tmp_path / str(name)).write_text(str(text), encoding="utf-8")
    page.set_input_files("#papers", [tmp_path / str(name) for name, _ in FILES])
    page.click(".drop button")
    assert coming(page) == [name for name, _ in FILES]
    context.close()


def test_reading_goes_on_before_the_eyes_of_who_brought_the_paper(walk: Walker, tmp_path: Path) -> None:
    page = walk.go("/desk/papers/")
    with page.expect_navigation():
        page.evaluate(DROP, [".drop", FILES[:1]])
    assert page.locator(".delivery progress").count() == 1
    walk.look()
    command = [sys.executable, "-m", "pobratim", "work", "--until-empty"]
    with subprocess.Popen(command, env=environment(tmp_path / "own"), stderr=subprocess.DEVNULL):
        page.wait_for_selector(".delivery.done a", timeout=120_000)  # the page asks by itself
    walk.look()
    walk.send(".delivery.done a")
    assert page.locator(".card[data-state=waiting]").count() >= 1


@pytest.mark.parametrize(("language", "width"), WALKS)
def test_an_empty_register_says_what_to_do_first(launched: Browser, tmp_path: Path, language: str, width: int) -> None:
    subprocess.run([sys.executable, str(SERVE), "empty", PASSWORD], env=environment(tmp_path), check=True)
    with serving(tmp_path) as address, walking(launched, address, language, width) as walk:
        walk.sign_in()
        for path in EMPTY:
            walk.go(path)
            walk.look()
        assert walk.page.locator("main .nothing").count() == 1
        walk.send("main a.govuk-button")
        assert walk.page.locator(".drop").count() == 1
