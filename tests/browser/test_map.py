"""The map in a real browser: by mouse, by keyboard, through the years, on paper, without scripts, on another site."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Walker

READY = "() => window.pobratimMap && document.querySelector('.map-canvas')?.width > 300"
FIRST_PAGE = 150_000
WEIGHTS = """() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
  .map(each => [each.name, each.encodedBodySize])"""
SHIFT = """() => new Promise(done => {
  let sum = 0;
  const add = list => { for (const each of list.getEntries()) if (!each.hadRecentInput) sum += each.value };
  new PerformanceObserver(add).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 900);
})"""
KUTNO = "() => [...document.querySelectorAll('#map-list a')].some(each => each.textContent.includes('Кутн'))"


def opened(walk: Walker, path: str = "/map/") -> Page:
    """The map page once the map stands."""
    page = walk.go(path)
    page.wait_for_function(READY)
    return page


def shown(page: Page) -> list[str]:
    """The ties in the list beside the map."""
    return page.locator("#map-list a").all_inner_texts()


def test_the_list_follows_the_map_and_the_table_the_filters(desktop: Walker) -> None:
    page = opened(desktop)
    every = shown(page)
    assert "Смоленск — Варшава" in every
    page.select_option("#f-country", "PL")
    page.wait_for_function("n => document.querySelectorAll('#map-list li').length < n", arg=len(every))
    assert all("Смоленск" in each for each in shown(page))
    assert page.url.endswith("/map/?country=PL")
    page.wait_for_function("n => document.querySelectorAll('#map-table tbody tr').length < n", arg=len(every))
    page.reload()
    page.wait_for_function(READY)
    assert page.input_value("#f-country") == "PL"


def test_the_slider_shows_the_network_of_a_year(desktop: Walker) -> None:
    page = opened(desktop)
    page.locator("#map-years").fill("2003")
    page.wait_for_function(KUTNO.replace("() => ", "() => !"))
    assert page.input_value("#f-year") == "2003"
    assert "Смоленск — Витебск" in shown(page)
    page.locator("#map-years").fill("2023")
    page.wait_for_function(KUTNO)


def test_the_keyboard_moves_the_map_and_opens_a_tie(desktop: Walker) -> None:
    page = opened(desktop)
    page.locator("#map").focus()
    before = page.evaluate("() => window.pobratimMap.getCenter().lng")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("lng => Math.abs(window.pobratimMap.getCenter().lng - lng) > 1", arg=before)
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(600)
    scale = page.evaluate("() => window.pobratimMap.getZoom()")
    page.keyboard.press("-")
    page.wait_for_function("zoom => window.pobratimMap.getZoom() < zoom", arg=scale)
    page.wait_for_timeout(600)
    page.locator("#map-list a").first.focus()
    assert page.locator(".leaflet-overlay-pane path").count() == 1, "the tie in focus is lit"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/ties/\d+/$"))


def test_a_click_on_a_town_lists_its_ties(desktop: Walker) -> None:
    page = opened(desktop, "/map/?country=PL")
    at = page.evaluate(
        "() => { const p = window.pobratimMap.latLngToContainerPoint([54.78, 32.05]); return [p.x, p.y] }"
    )
    box = page.locator("#map").bounding_box()
    assert box
    page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    page.locator(".map-popup a").first.wait_for()
    assert "Смоленск" in page.locator(".map-popup").inner_text()


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_there_is_a_picture_and_a_table(launched: Browser, shared: str, width: int) -> None:
    context = launched.new_context(java_script_enabled=False, locale="ru-RU", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{shared}/map/")
    assert page.locator(".map-picture").is_visible()
    assert not page.locator(".map-time").is_visible()
    page.fill("#f-year", "1999")
    page.click("#map-filters button")
    assert "year=1999" in page.url
    assert "на конец 1999 года" in page.locator("#map-table").inner_text()
    context.close()


def test_on_paper_the_picture_stands_in_for_the_map(desktop: Walker) -> None:
    page = opened(desktop)
    page.emulate_media(media="print")
    assert page.locator(".map-picture").is_visible()
    assert not page.locator("#map-years").is_visible()
    assert page.locator("#map-table tbody tr").first.is_visible()


@contextmanager
def other_site(body: str) -> Iterator[str]:
    """The address of another site with one page."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.mark.parametrize(("path", "may"), [("/map/embed/?country=PL", True), ("/map/", False)])
def test_the_map_alone_stands_on_another_site(launched: Browser, shared: str, path: str, may: bool) -> None:
    context = launched.new_context(locale="ru-RU")
    page = context.new_page()
    with other_site(f'<iframe src="{shared}{path}" width="700" height="560" title="Карта"></iframe>') as address:
        page.goto(address)
        if may:
            frame = page.frame_locator("iframe")
            frame.locator(".map-canvas").wait_for(state="attached")
            frame.locator("#map-count", has_text="Видно").wait_for()
            assert frame.locator("h1 a").get_attribute("target") == "_blank"
        else:
            page.wait_for_timeout(300)
            assert page.frames[-1].url.startswith("chrome-error"), "no other page lets itself be framed"
    context.close()


def test_nothing_is_asked_of_another_site(desktop: Walker) -> None:
    asked: list[str] = []
    desktop.page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/map/", "/ties/", "/statistics/", "/map/embed/"):
        desktop.go(path)
        desktop.page.wait_for_load_state("networkidle")
    assert asked
    assert all(url.startswith((desktop.address, "data:", "blob:")) for url in asked), asked


@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_page_is_light_and_nothing_moves(launched: Browser, shared: str, width: int) -> None:
    context = launched.new_context(locale="ru-RU", viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(shared + "/")
    shift = page.evaluate(SHIFT)
    weights = page.evaluate(WEIGHTS)
    heavy = {name.rsplit("/", 1)[-1]: size for name, size in weights if "picture.svg" not in name}
    assert sum(heavy.values()) < FIRST_PAGE, json.dumps(heavy)
    assert shift < 0.02
    for path in ("/map/", "/ties/", "/ties/1/", "/statistics/"):
        page.goto(shared + path)
        assert page.evaluate(SHIFT) < 0.05, path
    context.close()
