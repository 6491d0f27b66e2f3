"""A crowd before one server, some of whom write: no page fails, and what was called saved is there, kill or no kill."""

import pytest

from benchmarks.crowd import Crowd, lost, made, under_kills, under_load, whole

USERS, SECONDS, KILLS, TIES = 12, 15, 6, 200


@pytest.mark.slow
def test_nothing_fails_and_nothing_is_lost_under_load(tmp_path) -> None:
    register = made(tmp_path / "register.sqlite3", TIES)
    seen = under_load(register, Crowd(USERS, TIES, mercy=False), SECONDS)
    assert seen.faults == []
    assert seen.saved
    assert lost(register, seen) == []
    assert whole(register)


@pytest.mark.slow
def test_what_was_called_saved_outlives_every_kill(tmp_path) -> None:
    register = made(tmp_path / "register.sqlite3", TIES)
    seen, killed = under_kills(register, Crowd(USERS, TIES, mercy=True), KILLS)
    assert killed == KILLS
    assert seen.faults == []
    assert seen.saved
    assert lost(register, seen) == []
    assert whole(register)
