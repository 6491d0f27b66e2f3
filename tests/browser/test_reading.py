"""What axe cannot see of WCAG 2.2 AA: targets of fingers, the focus in sight, 320 pixels, letters set wide apart."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Walker, walking
from .test_portal import paths  # noqa: F401 - every kind of public page

# Targets below 24 by 24 pixels whose circle of 24 pixels meets another target (2.5.8), but for links within sentences.
SMALL = """() => {
  const seen = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')]
    .filter(each => each.checkVisibility() && !each.matches('.govuk-skip-link, .leaflet-container *'))
    .map(each => [each, each.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
  const small = box => box.width < 24 || box.height < 24;
  const middle = box => [box.x + box.width / 2, box.y + box.height / 2];
  const inSentence = each => ['A', 'SUMMARY'].includes(each.tagName)
    && [...(each.closest('p,li,td,th,dd,figcaption,div')?.childNodes || [])]
      .some(part => part !== each && !part.contains(each) && part.textContent.trim());
  const meets = (one, other) => {
    const [x, y] = middle(one);
    if (small(other)) return Math.hypot(middle(other)[0] - x, middle(other)[1] - y) < 24;
    return Math.hypot(Math.max(other.x - x, 0, x - other.right), Math.max(other.y - y, 0, y - other.bottom)) < 12;
  };
  const apart = (one, other) => one !== other && !one.contains(other) && !other.contains(one);
  return seen.filter(([each, box]) => small(box) && !inSentence(each)
    && seen.some(([other, place]) => apart(each, other) && meets(box, place)))
    .map(([each, box]) => `${each.tagName} ${each.textContent.trim().slice(0, 30)} ${box.width}x${box.height}`);
}"""
IN_SIGHT = """() => {
  const each = document.activeElement;
  if (!each || each === document.body) return null;
  const box = each.getBoundingClientRect();
  const at = [[box.x + box.width / 2, box.y + box.height / 2], [box.x + 2, box.y + 2], [box.right - 2, box.bottom - 2]];
  const seen = at.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (top === each || each.contains(top) || top.contains(each));
  });
  const style = getComputedStyle(each);
  const marked = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  return seen && marked ? '' : `${each.tagName} ${(each.textContent || each.id).trim().slice(0, 30)}`;
}"""
APART = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(each => each.checkVisibility()
  && !each.closest('.govuk-visually-hidden, .leaflet-container, svg') && each.clientWidth > 4
  && ['hidden', 'clip'].includes(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 2)
  .map(each => each.className + ' ' + each.textContent.trim().slice(0, 40))"""
STOPS = 70


@pytest.fixture
def narrow(launched: Browser, shared: str) -> Iterator[Walker]:
    """A walk at 320 pixels, as a page of 1280 is at four times its size (1.4.10)."""
    with walking(launched, shared, width=320) as walk:
        yield walk


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_every_target_is_large_or_stands_alone(desktop: Walker, narrow: Walker, paths: list[str]) -> None:  # noqa: F811
    for path in paths:
        assert desktop.go(path).evaluate(SMALL) == [], path
        assert narrow.go(path).evaluate(SMALL) == [], f"{path} at 320 pixels"


def test_the_focus_is_marked_and_in_sight_at_every_stop(narrow: Walker, paths: list[str]) -> None:  # noqa: F811
    for path in paths:
        page = narrow.go(path)
        for _ in range(STOPS):
            page.keyboard.press("Tab")
            hidden = page.evaluate(IN_SIGHT)
            if hidden is None:
                break
            assert hidden == "", path


def test_close_up_and_with_letters_wide_apart_nothing_is_cut(narrow: Walker, paths: list[str]) -> None:  # noqa: F811
    for path in paths:
        for width in (320, 640):  # a page of 1280 at four times its size, and at twice
            narrow.page.set_viewport_size({"width": width, "height": 720})
            page = narrow.go(path)
            assert width_of(page) == width, path
            page.evaluate(APART)
            assert width_of(page) == width, f"{path}, letters wide apart"
            assert page.evaluate(CUT) == [], path
