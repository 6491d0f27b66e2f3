import pytest

from .shelf import Shelf


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The hand-made register in place of the database."""
    made = Shelf()
    made.put(monkeypatch.setattr)
    return made
