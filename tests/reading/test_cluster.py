"""On a cluster the same bytes come out, also when a worker is killed in the middle."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.errors import ClusterDiffers, ClusterUnreachable
from pobratim.reading import Limits, Task, cluster, gather
from pobratim.reading.cluster import Order, read_on_cluster, read_there

from .conftest import TOWNS, letter

ROOT = str(Path(__file__).resolve().parents[2])
QUIET = {"DASK_DISTRIBUTED__WORKER__MEMORY__TERMINATE": "false", "DASK_LOGGING__DISTRIBUTED": "critical"}


def started(*words: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, **QUIET, "PYTHONPATH": ROOT}
    command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler and its two workers."""
    address = f"tcp://127.0.0.1:{free_port()}"
    place = ["--no-dashboard", "--host", "127.0.0.1"]
    scheduler = started("dask_scheduler", *place, "--port", address.rsplit(":", 1)[1])
    options = [*place, "--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path)]
    two = [started("dask_worker", address, *options) for _ in range(2)]
    yield address, two
    for process in (*two, scheduler):
        process.kill()
        process.wait()


@pytest.fixture
def papers(folder: Path) -> list[Task]:
    for number in range(60):
        body = "".join(letter(TOWNS[(number + more) % len(TOWNS)], 1970 + number) for more in range(4))
        (folder / f"ещё {number:02}.txt").write_text(body, encoding="utf-8")
    return gather([folder])


def test_a_worker_is_killed_and_the_same_bytes_come_out(
    workers: tuple[str, list[subprocess.Popen[bytes]]], papers: list[Task], folder: Path, tmp_path: Path
) -> None:
    address, (first, second) = workers
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    command = [sys.executable, "-m", "pobratim", "read", str(folder), "-o"]
    environment = {**os.environ, "PYTHONPATH": ROOT}
    alone = subprocess.run([*command, str(here), "--jobs", "2"], env=environment, capture_output=True, check=False)
    assert alone.returncode == 2, alone.stderr
    run = subprocess.Popen([*command, str(there), "--dask", address], env=environment, stdout=subprocess.DEVNULL)
    journal = there.with_name("there.jsonl.part")
    while run.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > 30):
        time.sleep(0.02)
    assert run.poll() is None
    first.send_signal(signal.SIGKILL)
    assert run.wait(120) == 2
    assert first.wait(10) == -signal.SIGKILL
    assert second.poll() is None
    assert there.read_bytes() == here.read_bytes()
    assert here.read_bytes().count(b"\n") == len(papers)


def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch, papers: list[Task]) -> None:
    monkeypatch.setattr(cluster, "WAIT", 1)
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(ClusterUnreachable, match=address), read_on_cluster(papers, address):
        pass


def test_a_worker_of_another_version_is_refused(
    monkeypatch: pytest.MonkeyPatch, workers: tuple[str, list[subprocess.Popen[bytes]]], papers: list[Task]
) -> None:
    monkeypatch.setattr(cluster, "reader", lambda: "0.0.1+other")
    address, _two = workers
    with pytest.raises(ClusterDiffers, match="other"), read_on_cluster(papers, address) as steps:
        next(steps)


def test_a_worker_reads_as_we_do(folder: Path) -> None:
    path = folder / "00.txt"
    order = Order(str(path), path.read_bytes(), 0, Limits(), {}, cluster.reader())
    reader, (message,) = read_there(order)
    assert reader == cluster.reader()
    assert str(path).encode() in message
