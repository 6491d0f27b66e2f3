"""Many papers: `read_in_order` reads files in processes of their own, each paper in bounded time and memory.

What comes back are `Record`s, in the order of the files and of the papers inside them, the same for any number of
processes. `pobratim.reading.journal` keeps them on a disk so that a run goes on where it was cut off.
"""

from pobratim.reading.crew import Step, read_in_order
from pobratim.reading.guard import Guard
from pobratim.reading.papers import Task, gather
from pobratim.reading.records import Limits, Record

__all__ = ["Guard", "Limits", "Record", "Step", "Task", "gather", "read_in_order"]
