"""A fact of a PDF on the picture of its page: opened at the desk, on a wide screen and on a telephone."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.documents import papers

from .conftest import Prepared, environment, serving, walking


@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_of_a_fact(launched: Browser, prepared: Prepared, tmp_path: Path, width: int) -> None:
    folder = tmp_path / "own"
    shutil.copytree(prepared.folder, folder)
    (tmp_path / "связи.pdf").write_bytes(papers.pdf())
    pobratim = str(Path(sys.executable).with_name("pobratim"))
    told = environment(folder)
    subprocess.run([pobratim, "ingest", str(tmp_path / "связи.pdf")], env=told, check=True, capture_output=True)
    with serving(folder) as address, walking(launched, address, width=width) as walk:
        walk.sign_in()
        walk.go("/desk/papers/").get_by_role("link", name=re.compile("связи.pdf")).first.click()
        walk.page.wait_for_url(re.compile(r"/desk/papers/\d+/"))
        walk.page.get_by_text("На странице").first.click()
        picture = walk.page.locator(".page-image").first
        picture.scroll_into_view_if_needed()
        walk.page.wait_for_function("() => document.querySelector('.page-image').naturalWidth > 500")
        box = picture.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
