"""The region's side of a campaign: open it, ask, look at answers, send back, accept, close."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from pobratim.accounts.models import Person
from pobratim.accounts.permissions import Right, Scope
from pobratim.errors import CampaignOver, CampaignThere, ChangedMeanwhile, InvalidValue, NobodyToAsk
from pobratim.monitoring import gathering, prefilling, tokens
from pobratim.monitoring.models import Answer, AnswerLine, AnswerLink, Campaign, Move
from pobratim.register.actions.acting import Deed, acting, get
from pobratim.register.models import Place

LASTS = timedelta(days=45)
YEARS = range(1990, 2101)


def open_campaign(*, by: Person, year: int, region: str, due: date) -> Campaign:
    """The campaign of a year, every municipality of the region with its list filled from register and last year."""
    homes = [home for home in gathering.municipalities().values() if (home.region or "") == region]
    if year not in YEARS:
        raise InvalidValue(field="год", value=year, reason="нужен год из четырёх цифр")
    with acting(by, Deed("open_campaign", Right.PUBLISH, Scope(region=region))) as audit:
        if not homes:
            raise NobodyToAsk(region=region or "—")
        if Campaign.objects.filter(year=year, region=region).exists():
            raise CampaignThere(year=year, region=region or "—")
        campaign = Campaign.objects.create(year=year, region=region, due=due, opened_by=by)
        given = prefilling.lists(campaign, [home.id for home in homes])
        before = previous(campaign)
        for home in homes:
            place = Place.objects.get(pk=home.id)
            email = before[home.id].email if home.id in before else ""
            answer = Answer.objects.create(campaign=campaign, municipality=place, email=email)
            for number, line in enumerate(given.get(home.id, ()), 1):
                AnswerLine.objects.create(
                    answer=answer, number=number, tie_id=line.tie, agreement=line.agreement, given=line.said
                )
            Move.objects.create(answer=answer, what="opened", by=by, name=gathering.name_of(by))
        audit.on("campaign", campaign.pk, year=year, region=region, municipalities=len(homes))
    return campaign


def previous(campaign: Campaign) -> dict[int, Answer]:
    """The answers of the year before, by municipality."""
    rows = Answer.objects.filter(campaign__region=campaign.region, campaign__year=campaign.year - 1)
    return {row.municipality_id: row for row in rows}


def of_region(answer: Answer) -> Scope:
    """The part of the register over which a campaign is led."""
    return Scope(region=answer.campaign.region)


def answer_of(number: int) -> Answer:
    """The answer of a number."""
    row: Answer = get(Answer.objects.select_related("campaign", "municipality"), "answer", number)
    return row


def check_open(answer: Answer) -> None:
    """Refuse what may not be done once a campaign is closed."""
    if answer.campaign.closed_at is not None:
        raise CampaignOver(year=answer.campaign.year)


def make_link(*, by: Person, answer: int, email: str | None = None) -> str:
    """The token of a link by which a municipality answers without an account; an earlier link ends."""
    row, token = answer_of(answer), tokens.make_token()
    with acting(by, Deed("make_link", Right.PUBLISH, of_region(row))) as audit:
        check_open(row)
        for link in row.links.filter(revoked_at=None):
            link.revoked_at = timezone.now()
            link.save()
        link = AnswerLink.objects.create(answer=row, digest=tokens.digest(token), made_by=by, expires_at=expiry(row))
        if email is not None:
            row.email = email
            row.save()
        Move.objects.create(answer=row, what="link", by=by, name=gathering.name_of(by))
        audit.on("answer", row.pk, link=link.pk)
    return token


def expiry(answer: Answer) -> datetime:
    """When a link ends: two weeks after answers are wanted, but never later than `LASTS` from now."""
    end = timezone.make_aware(datetime.combine(answer.campaign.due + timedelta(days=14), time.max))
    now = timezone.now()
    return min(max(end, now + timedelta(days=7)), now + LASTS)


def ask_by_mail(*, by: Person, answer: int) -> Answer:
    """The answer whose municipality is to be asked by mail today; refused when it was asked today already."""
    row = answer_of(answer)
    with acting(by, Deed("ask_by_mail", Right.PUBLISH, of_region(row))) as audit:
        check_open(row)
        row = Answer.objects.select_for_update(of=("self",)).select_related("campaign", "municipality").get(pk=row.pk)
        if row.reminded_on == timezone.localdate():
            raise ChangedMeanwhile(kind="answer", id=row.pk, person=gathering.name_of(by))
        row.reminded_on = timezone.localdate()
        row.save()
        Move.objects.create(answer=row, what="asked", by=by, name=gathering.name_of(by))
        audit.on("answer", row.pk)
    return row


def return_answer(*, by: Person, answer: int, remark: str) -> Answer:
    """The answer, sent back with a remark: the municipality changes it and answers again."""
    if not remark.strip():
        raise InvalidValue(field="замечание", value="", reason="напишите, что исправить")
    return moved(by, answer, "returned", remark.strip())


def accept_answer(*, by: Person, answer: int) -> Answer:
    """The answer, accepted by the region."""
    return moved(by, answer, "accepted", "")


def moved(by: Person, number: int, state: str, words: str) -> Answer:
    """An answer that has been given, moved by the region."""
    row = answer_of(number)
    with acting(by, Deed(f"{state}_answer", Right.PUBLISH, of_region(row))) as audit:
        row = Answer.objects.select_for_update(of=("self",)).select_related("campaign", "municipality").get(pk=row.pk)
        check_open(row)
        if row.state not in ("answered", "accepted") or row.state == state:
            raise ChangedMeanwhile(kind="answer", id=row.pk, person=row.answered_by)
        row.state, row.remark = state, words
        row.version += 1
        row.save()
        Move.objects.create(answer=row, what=state, words=words, by=by, name=gathering.name_of(by))
        audit.on("answer", row.pk, state=state, remark=words)
    return row


def close_campaign(*, by: Person, campaign: int) -> Campaign:
    """The campaign, closed: nothing is answered any more, links end, the report stands."""
    row: Campaign = get(Campaign, "campaign", campaign)
    with acting(by, Deed("close_campaign", Right.PUBLISH, Scope(region=row.region))) as audit:
        if row.closed_at is not None:
            raise CampaignOver(year=row.year)
        row.closed_at, row.closed_by = timezone.now(), by
        row.save()
        for link in AnswerLink.objects.filter(answer__campaign=row, revoked_at=None):
            link.revoked_at = row.closed_at
            link.save()
        audit.on("campaign", row.pk, year=row.year)
    return row
