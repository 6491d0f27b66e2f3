"""Papers come in as people bring them: several at once dropped on the page, or chosen where there are no scripts."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from .conftest import Walker, walking

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
