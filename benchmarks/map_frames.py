"""The map of 25,000 ties in a real Chromium: frames while it is dragged, scaled and led through the years; its bytes.

POBRATIM_LIST names the list of pairs to show; without it as many pairs are made by lot from towns of GeoNames. Frames
are counted by requestAnimationFrame, pauses by the browser's own long tasks; no graphics card is needed.
"""

import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import world_list
from benchmarks.figures import Figure
from benchmarks.serving import pobratim
from tools import browser as chromium

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMOOTH, STEADY = 50.0, 40.0  # frames a second: while the map is dragged, while all of it is chosen and drawn anew
PAUSE, BEHIND, READY = 100.0, 1000.0, 5.0  # ms of one pause, ms until the drawing has caught up, s until the map stands
WEIGHT = 1200.0  # kB as they travel
LISTED = "benchmarks.listed_register"
SCREENS = ((1280, 900), (360, 740))
WATCH = """(() => {
  window.frames_ = [];
  window.pauses = [];
  const tick = at => { frames_.push(at); requestAnimationFrame(tick) };
  requestAnimationFrame(tick);
  const add = list => { for (const each of list.getEntries()) pauses.push([each.startTime, each.duration]) };
  new PerformanceObserver(add).observe({type: 'longtask', buffered: true});
})()"""
STANDS = "() => window.pobratimMap && document.querySelector('.map-canvas')?.width > 300"
SINCE = "from => [frames_.filter(at => at >= from), pauses.filter(([at]) => at >= from).map(each => each[1])]"
WEIGHTS = """() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
  .reduce((sum, each) => sum + each.encodedBodySize, 0)"""
CATCH_UP = """() => new Promise(done => {
  const sheet = Object.values(pobratimMap._layers).find(each => each.show);
  const began = performance.now();
  sheet.once('drawn', () => done(performance.now() - began));
  sheet._update();
})"""


@dataclass(frozen=True)
class Motion:
    """What happened while something moved: frames a second, the longest pause between two frames, long tasks."""

    rate: float
    longest: float
    pauses: tuple[float, ...]


def figures() -> Iterator[Figure]:
    """Frames, pauses and bytes on a desk and on a telephone."""
    from playwright.sync_api import sync_playwright

    with register() as (address, ties), pobratim(address) as server, sync_playwright() as player:
        launched = player.chromium.launch(executable_path=chromium.find()[0], args=list(chromium.FLAGS))
        for width, height in SCREENS:
            page = launched.new_page(viewport={"width": width, "height": height}, locale="ru-RU")
            page.add_init_script(WATCH)
            yield from measured(page, f"http://127.0.0.1:{server.port}/map/", f"Map of {ties} ties at {width} px")
            page.close()
        launched.close()


@contextmanager
def register() -> Iterator[tuple[str, int]]:
    """The address of a register of the list, and how many ties it holds."""
    with tempfile.TemporaryDirectory() as folder:
        listed = os.environ.get("POBRATIM_LIST") or world_list.made(Path(folder) / "list.csv", 1)
        address = f"{folder}/register.sqlite3"
        command = [sys.executable, "-m", LISTED, str(listed), address]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        yield address, int(done.stdout.split()[0])


def measured(page: "Page", address: str, name: str) -> Iterator[Figure]:
    """The figures of the map on one screen."""
    page.request.get(address + "data.json")  # the server has drawn it once before
    page.goto(address)
    page.wait_for_function(STANDS)
    ready = page.evaluate("performance.now()") / 1000
    page.wait_for_load_state("networkidle")
    yield Figure(f"{name}: stands after", "s", ready, "limit, s", READY, 1.0, more_is_better=False)
    weight = page.evaluate(WEIGHTS) / 1000
    yield Figure(f"{name}: all that travels", "kB", weight, "limit, kB", WEIGHT, 1.0, more_is_better=False)
    page.evaluate("document.getElementById('map').scrollIntoView({block: 'center'})")
    for what, move, wanted in (("dragged", drag, SMOOTH), ("scaled", scale, STEADY), ("years", years, STEADY)):
        found = motion(page, move)
        yield Figure(f"{name}, {what}: frames", "/s", found.rate, "smooth, /s", wanted, 1.0)
        if what == "dragged":
            pause = max(found.pauses, default=found.longest)
            yield Figure(f"{name}, {what}: longest pause", "ms", pause, "limit, ms", PAUSE, 1.0, more_is_better=False)
    behind = sorted(page.evaluate(CATCH_UP) for _ in range(9))[-2]
    yield Figure(f"{name}: drawn anew within", "ms", behind, "limit, ms", BEHIND, 1.0, more_is_better=False)


def motion(page: "Page", move: Callable[["Page"], None]) -> Motion:
    """What the browser counted while something moved."""
    page.wait_for_timeout(1000)
    began = page.evaluate("performance.now()")
    move(page)
    page.wait_for_timeout(300)
    at, pauses = page.evaluate(SINCE, began)
    gaps = [after - before for before, after in pairwise(at)]
    return Motion(1000 * len(gaps) / sum(gaps), max(gaps), tuple(pauses))


def middle(page: "Page") -> tuple[float, float]:
    """The middle of the map on the screen."""
    box: Any = page.locator("#map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: "Page") -> None:
    """Lead the map about by the mouse for three seconds or so, without letting it go."""
    x, y = middle(page)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(180):
        turn = step / 180 * 4 * math.pi
        page.mouse.move(x + 120 * math.sin(turn), y + 60 * math.sin(turn / 2))
    page.mouse.up()


def scale(page: "Page") -> None:
    """Come closer by the wheel and go back."""
    page.mouse.move(*middle(page))
    for way in (-180, -180, -180, -180, 180, 180, 180, 180):
        page.mouse.wheel(0, way)
        page.wait_for_timeout(350)


def years(page: "Page") -> None:
    """Lead the slider from 1960 to this year."""
    slider = page.locator("#map-years")
    for year in range(1960, 2026, 3):
        slider.fill(str(year))
        page.wait_for_timeout(50)
