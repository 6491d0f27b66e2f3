"""What is large is made once, however many threads ask for it at the same time."""

import gc
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from pobratim.sparing import made_once, uncollected


def test_of_threads_that_ask_at_once_one_makes_it() -> None:
    made, together = list[int](), Barrier(8)

    @made_once(1)
    def large(which: int) -> int:
        made.append(which)
        sleep(0.01)  # the others come meanwhile
        return which * 2

    def ask(_number: int) -> int:
        together.wait()
        return large(3)

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, range(8))) == [6] * 8
    assert made == [3]
    assert (large(4), large(3)) == (8, 6)
    assert made == [3, 4, 3]


def test_what_could_not_be_made_is_tried_anew() -> None:
    tried = list[int]()

    @made_once()
    def broken() -> None:
        tried.append(1)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match=r"^$"):
            broken()
    assert len(tried) == 2


def test_what_is_large_and_seldom_needed_is_not_loaded_with_the_pages() -> None:
    begun = (
        "import os, sys, importlib, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'pobratim.settings'; django.setup();"
        "importlib.import_module('pobratim.urls'); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", begun], check=True, capture_output=True, text=True).stdout.split()
    assert "pobratim.desk.urls" in loaded
    assert not {"docx", "lxml", "PIL", "pypdfium2", "pyarrow", "typst", "xlsxwriter"} & set(loaded)


def test_nothing_is_collected_meanwhile() -> None:
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
