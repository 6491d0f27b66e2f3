"""The latest changes are found a step at a time, and tell of published ties only."""

import pytest
from django.utils.timezone import localdate

from pobratim.portal import changes
from pobratim.register.models import Claim, Tie
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db


def wanted() -> list[tuple[int, object]]:
    """The ties about which facts were accepted, and when, by one query."""
    claims = Claim.objects.filter(live=True, tie__live=True, tie__published=True).order_by("-decision_id", "-pk")
    return list(claims.values_list("tie_id", "decision__at"))


@pytest.mark.parametrize("step", [1, 2, 3, 200])
def test_step_by_step_nothing_is_left_out_or_told_twice(take, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    take(papers.memo())
    monkeypatch.setattr(changes, "STEP", step)
    assert len(wanted()) > 3
    assert list(changes.accepted()) == wanted()


def test_what_is_not_published_is_passed_over(take, monkeypatch: pytest.MonkeyPatch) -> None:
    take(papers.memo())
    monkeypatch.setattr(changes, "STEP", 2)
    hidden = wanted()[0][0]
    Tie.objects.filter(pk=hidden).update(published=False)
    assert hidden not in {tie for tie, _ in changes.accepted()}
    assert list(changes.accepted()) == wanted()
    assert hidden not in {each.tie for each in changes.latest()}
    assert changes.latest()[0].day == localdate()
