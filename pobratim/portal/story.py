"""The story of a tie by time: what each side did, what both signed, what was held, and how long nothing was heard."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pobratim.portal import dates
from pobratim.register.records import ActivityRecord, ActRecord, AgreementRecord, Side, Statement, TieRecord

QUIET_YEARS = 3
ORDER = ("agreement", "act", "activity", "paper")
AFTER = {
    "signature": "solid",
    "entry into force": "solid",
    "prolongation": "solid",
    "resumption": "solid",
    "suspension": "dashed",
    "renunciation": "thin",
    "termination": "thin",
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of the story, with how the rail of each side runs on after it ("none", "solid", "dashed", "thin")."""

    what: Literal["agreement", "act", "activity", "paper", "quiet"]
    side: Side
    date: str | None
    home_rail: str
    partner_rail: str
    agreement: AgreementRecord | None = None
    act: ActRecord | None = None
    activity: ActivityRecord | None = None
    statement: Statement | None = None
    years: int = 0
    until: int = 0


def story(tie: TieRecord) -> tuple[Moment, ...]:
    """The dated moments in order of time with quiet years between them; undated ones follow at the end."""
    found = sorted(happenings(tie), key=lambda each: (dates.earliest(each.date), ORDER.index(each.what)))
    rails = {"home": "none", "partner": "none"}
    told: list[Moment] = []
    now = tie.state.as_of.year + 1
    before: int | None = None
    for each in found:
        year = dates.first_year(each.date)
        told.extend(quiet(before, year or now, rails))
        run_on(rails, each)
        told.append(on_rails(each, rails))
        before = year
    told.extend(quiet(before, now, rails))
    return tuple(told)


def happenings(tie: TieRecord) -> list[Moment]:
    """Instruments, acts and activities as moments, not yet in order."""
    signed = [Moment("agreement", "both", each.date, "", "", agreement=each) for each in tie.agreements]
    acts = [Moment("act", each.side, each.date, "", "", act=each) for each in tie.acts if not repeats(each, tie)]
    held = [Moment("activity", "both", each.date, "", "", activity=each) for each in tie.activities]
    return signed + acts + held + papers(tie)


def papers(tie: TieRecord) -> list[Moment]:
    """The dated papers that speak of the tie as a whole, each once; they tell, but change no rail."""
    first: dict[int | None, Statement] = {}
    for each in tie.statements:
        if each.document_date and each.document_id is not None:
            first.setdefault(each.document_id, each)
    return [Moment("paper", "both", each.document_date, "", "", statement=each) for each in first.values()]


def repeats(act: ActRecord, tie: TieRecord) -> bool:
    """Whether an act only says again what an instrument says: that it was signed on that day."""
    return act.kind == "signature" and any(
        each.date == act.date and act.agreement in (None, each.id) for each in tie.agreements
    )


def run_on(rails: dict[str, str], moment: Moment) -> None:
    """Set how the rails run after a moment; an undated act is known to have happened, so it counts."""
    after = "solid" if moment.what == "agreement" else AFTER.get(moment.act.kind, "") if moment.act else ""
    for side in ("home", "partner"):
        if after and moment.side in (side, "both", "unknown"):
            rails[side] = after


def on_rails(moment: Moment, rails: dict[str, str]) -> Moment:
    """The moment with the rails as they run after it."""
    return Moment(
        moment.what,
        moment.side,
        moment.date,
        rails["home"],
        rails["partner"],
        agreement=moment.agreement,
        act=moment.act,
        activity=moment.activity,
        statement=moment.statement,
    )


def quiet(before: int | None, year: int, rails: dict[str, str]) -> Iterator[Moment]:
    """The years between in which the sources name nothing, if they are many."""
    if before and year - before > QUIET_YEARS:
        home, partner = rails["home"], rails["partner"]
        yield Moment("quiet", "both", str(before + 1), home, partner, years=year - before - 1, until=year - 1)
