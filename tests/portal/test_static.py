"""What is taken from npm is ours to take, and the lock names no host."""

import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import browser  # noqa: E402 - stands in tools/
import build_static  # noqa: E402 - stands in tools/


def test_the_lock_names_versions_and_sums_but_no_host() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}
    assert all("integrity" in each and "resolved" not in each for each in packages.values())
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


def test_styles_are_taken_without_the_typeface_and_the_arms_of_the_crown() -> None:
    styles = (build_static.PAGES / "govuk.css").read_text(encoding="utf-8")
    assert "GDS Transport" not in styles
    assert "url(" not in styles
    assert '"PT Sans"' in styles
    assert ".govuk-button" in styles


def test_styles_that_still_hold_the_crown_end_the_build() -> None:
    with pytest.raises(SystemExit, match="GDS Transport"):
        build_static.own_styles(".a{font:GDS Transport}")


def test_fonts_come_with_their_licences() -> None:
    assert "OFL" in (build_static.PAGES / "fonts" / "LICENSE-PT-Sans.txt").read_text(encoding="utf-8").upper()
    assert (build_static.MEMO_FONTS / "Tinos_400Regular.ttf").stat().st_size > 100_000
    assert (build_static.MEMO_FONTS / "LICENSE-Tinos.txt").is_file()


def test_fonts_are_light_and_hold_every_letter() -> None:
    from fontTools.ttLib import TTFont

    fonts = sorted((build_static.PAGES / "fonts").glob("*.woff2"))
    assert len(fonts) == 6
    assert sum(each.stat().st_size for each in fonts) < 60_000
    letters = {code for each in fonts for code in TTFont(each).getBestCmap()}
    assert {ord(each) for each in "АЯаяЁё«»—–№…0123456789AZazÄäŁłŻż"} <= letters


def test_land_is_coastlines_in_whole_degrees_parts() -> None:
    built = build_static.ROOT / "pobratim" / "portal" / "built"
    for path, parts in ((build_static.PAGES / "land.json", 100), (built / "land.json", 10), (built / "coast.json", 50)):
        land = json.loads(path.read_text(encoding="utf-8"))
        assert land["parts"] == parts
        for ring in land["rings"]:
            x = y = 0
            for dx, dy in zip(ring[::2], ring[1::2], strict=True):
                x, y = x + dx, y + dy
                assert dx == ring[0] or abs(dx) <= 360 * parts
                assert abs(x) <= 540 * parts
                assert abs(y) <= 90 * parts
            assert (x, y) == (ring[0], ring[1]), "a ring ends where it begins"


def test_the_map_asks_no_other_host() -> None:
    for name in ("leaflet.js", "leaflet.css"):
        text = (build_static.PAGES / "leaflet" / name).read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text
        assert "url(images" not in text


def test_gathered_files_are_named_by_their_content() -> None:
    paths = json.loads((build_static.gathered() / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    for name in ("built/govuk.css", "portal/page.css", "portal/page.js", "desk/review.js"):
        assert re.fullmatch(r".*\.[0-9a-f]{12}\.(css|js)", paths[name])
        assert (build_static.gathered() / f"{paths[name]}.gz").is_file()


def test_a_browser_is_found_in_the_order_that_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "of_playwright", lambda: "/own/chromium")
    monkeypatch.setattr(browser, "by_apt", lambda: "/apt/chromium")
    monkeypatch.setattr(browser, "of_system", lambda: "/usr/bin/chromium")
    assert browser.find() == ("/usr/bin/chromium", "the system's")
    monkeypatch.setattr(browser, "of_system", lambda: None)
    assert browser.find() == ("/apt/chromium", "from apt")
    monkeypatch.setattr(browser, "by_apt", lambda: None)
    assert browser.find() == ("/own/chromium", "playwright's own")
    monkeypatch.setattr(browser, "of_playwright", lambda: None)
    with pytest.raises(SystemExit, match="apt-get install chromium"):
        browser.find()
