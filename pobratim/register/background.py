"""Work that pages do not wait for: the queue's one task, and the loop that does what waits in it."""

import logging
import os
import threading
import time
from datetime import timedelta
from importlib import import_module

from django.utils import timezone
from django_tasks import task

STRANDED = timedelta(minutes=10)
logging.getLogger("django_tasks_db").setLevel(logging.ERROR)
logging.getLogger("django_tasks").setLevel(logging.ERROR)


@task()
def read_delivery(delivery: int) -> None:
    """Read a file that came in; the dictionaries load with the first one."""
    import_module("pobratim.register.delivering").read_delivery(delivery)


def work(*, until_empty: bool = False, interval: float = 0.5) -> None:
    """Do what waits in the queue until the process is told to stop; with `until_empty` until nothing waits."""
    worker = import_module("django_tasks_db.management.commands.db_worker").Worker
    stranded = import_module("pobratim.register.actions.deliveries").queue_stranded
    stranded(timezone.now() - (timedelta(0) if until_empty else STRANDED))
    doing = worker(
        queue_names=["default"],
        interval=interval,
        batch=until_empty,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{os.getpid()}-{time.monotonic_ns()}",
        excluded_queue_names=[],
    )
    if threading.current_thread() is threading.main_thread() and not until_empty:
        doing.configure_signals()
    doing.run()


def end_with(parent: int) -> None:
    """Let this process end when the one that started it is gone, however that ended."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
