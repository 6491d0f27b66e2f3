"""How lines of a log are written."""

import logging
import time


class InUtc(logging.Formatter):
    """Writes the time as that of Greenwich, so that lines of several machines can be laid beside each other."""

    converter = time.gmtime  # type: ignore[assignment]  # a function of C, said otherwise in types
