"""A crowd before one server, some of whom write: no page fails, and what was called saved is there, kill or no kill."""

import pytest

from benchmarks.crowd import VENDORS, Crowd, fresh, lost, made, under_kills, under_load, whole

USERS, SECONDS, KILLS, TIES = 12, 15, 6, 200


@pytest.mark.slow
@pytest.mark.parametrize("vendor", VENDORS)
def test_nothing_fails_and_nothing_is_lost_under_load(vendor: str) -> None:
    with fresh(vendor) as address:
        register = made(address, TIES)
        seen = under_load(register, Crowd(USERS, TIES, mercy=False), SECONDS)
        assert seen.faults == []
        assert seen.saved
        assert lost(register, seen) == []
        assert vendor != "sqlite" or whole(register)


@pytest.mark.slow
@pytest.mark.parametrize("vendor", VENDORS)
def test_what_was_called_saved_outlives_every_kill(vendor: str) -> None:
    with fresh(vendor) as address:
        register = made(address, TIES)
        seen, killed = under_kills(register, Crowd(USERS, TIES, mercy=True), KILLS)
        assert killed == KILLS
        assert seen.faults == []
        assert seen.saved
        assert lost(register, seen) == []
        assert vendor != "sqlite" or whole(register)
