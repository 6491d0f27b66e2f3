"""The gazetteer made anew where its sources are installed; the user's own places stay and are made anew with it."""

from importlib import import_module
from typing import Any

from pobratim.errors import BuildNeedsPackages, GazetteerNotWritten, refused
from pobratim.places.gazetteer import BUILT


def rebuild() -> dict[str, Any]:
    """Facts about the new index: its places, its sources with versions, the seconds that it took."""
    try:
        making = import_module("pobratim.places.build.making")
    except ModuleNotFoundError as error:
        raise BuildNeedsPackages(package=error.name) from error
    try:
        facts: dict[str, Any] = making.build()
        import_module("pobratim.places.build.own").rebuild_own()
    except OSError as error:
        raise GazetteerNotWritten(folder=str(BUILT.parent), reason=refused(error)) from error
    return facts
