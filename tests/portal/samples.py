"""A small register made by hand, so that pages can be looked at in every state without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime

from pobratim.register.papers import DocumentRecord, DocumentWithFacts, FactRecord, Figures
from pobratim.register.records import (
    ActivityRecord,
    ActRecord,
    AgreementRecord,
    Conflict,
    ConflictValue,
    DeclaredState,
    KindRecord,
    LegalState,
    ObservedState,
    PartyRecord,
    PlaceRecord,
    ProjectRecord,
    Source,
    Statement,
    TieRecord,
    TieState,
)

NOW = datetime(2026, 1, 15, 9, 30, tzinfo=UTC)
TEXT = (
    "Справка о связях города Смоленска\n"
    "- г. Хаген, ФРГ (Соглашение о побратимстве городов Смоленск и Хаген от 15 ноября 1985 года;"
    " Договор о сотрудничестве от 27 сентября 2003 года);\n"
    "\n"
    "Побратимы обмениваются делегациями."
)
NEWS = "Администрация города сообщила о приостановлении связей с Хагеном."
LONG = "Чжанцзяцзе-Утёсский автономный округ народности туцзя и мяо провинции Хунань (временное имя)"
RULE = "Имя города перед скобками с документами — партнёр, а документы в скобках относятся к нему."


def source(quote: str, fact: int, document: int = 1) -> Source:
    """Words of one of the two papers."""
    text, name, day = {1: (TEXT, "Справка.docx", "2019-01-01"), 2: (NEWS, "Новость.txt", "2022-04")}[document]
    start = text.index(quote)
    return Source(document, name, day, start, start + len(quote), quote, "rule", RULE, "Анна Учётова", NOW, fact, fact)


HAGEN_WORDS = source("г. Хаген, ФРГ", 1)
TREATY_WORDS = source("Соглашение о побратимстве городов Смоленск и Хаген от 15 ноября 1985 года", 2)
SECOND_WORDS = source("Договор о сотрудничестве от 27 сентября 2003 года", 3)
VISIT_WORDS = source("обмениваются делегациями", 4)
NEWS_WORDS = source("сообщила о приостановлении связей с Хагеном", 5, document=2)

SMOLENSK = PlaceRecord(1, "Смоленск", "city", "RU", "RU-SMO", ("geonames:491687",))
HAGEN = PlaceRecord(2, "Хаген", "city", "DE", None, ("geonames:2912621",), ("Hagen",))


def agreement(number: int, title: str | None, day: str | None, words: Source) -> AgreementRecord:
    """An instrument between the two towns."""
    parties = (PartyRecord(SMOLENSK, "home", "город Смоленск"), PartyRecord(HAGEN, "partner", "город Хаген"))
    return AgreementRecord(
        number, "agreement", title, day, None, parties, LegalState("signed", "signed", day), (words,)
    )


def state(tie_is: str = "suspended") -> TieState:
    """One side declares a state; nothing dated was seen."""
    declared = (
        DeclaredState("home", tie_is, "2022", None, 1, None, (NEWS_WORDS,)),  # type: ignore[arg-type]
        DeclaredState("partner", "active", None, None, None, 1, (HAGEN_WORDS,)),
    )
    observed = ObservedState("no data", None, None, 0, 0, 0, 1)
    return TieState(
        date(2026, 1, 15), ((1, LegalState("signed", "signed", "1985-11-15")),), declared, observed, "2022-04"
    )


HAGEN_TIE = TieRecord(
    id=1,
    home=SMOLENSK,
    partner=HAGEN,
    kind="twinning",
    kinds=(KindRecord("twinning", "1985", (HAGEN_WORDS,)),),
    since="1985-11-15",
    state=state(),
    agreements=(
        agreement(1, "Соглашение о побратимстве городов Смоленск и Хаген", "1985-11-15", TREATY_WORDS),
        agreement(2, "Договор о сотрудничестве", "2003-09-27", SECOND_WORDS),
    ),
    acts=(ActRecord(1, "suspension", "home", None, "2022", None, (NEWS_WORDS,)),),
    statements=(Statement(1, "twinning", "active", None, None, None, 1, "2019-01-01", (HAGEN_WORDS,)),),
    activities=(ActivityRecord(1, "visit", None, ("Смоленск", "Хаген"), (SMOLENSK, HAGEN), (1,), (VISIT_WORDS,)),),
    projects=(ProjectRecord(1, "ЕВОСА", ("Смоленск", "Хаген"), (SMOLENSK, HAGEN), (1,), (VISIT_WORDS,)),),
    conflicts=(
        Conflict(
            "declared state",
            (
                ConflictValue("suspended", (NEWS_WORDS,), "home"),
                ConflictValue("active", (HAGEN_WORDS,), "partner", waiting=True),
            ),
        ),
    ),
)
BARE_TIE = TieRecord(
    id=2,
    home=SMOLENSK,
    partner=PlaceRecord(3, LONG, "other", None),
    kind="unknown",
    kinds=(),
    since=None,
    state=TieState(date(2026, 1, 15), (), (), ObservedState("no data", None, None, 0, 0, 0, 0), None),
    agreements=(agreement(3, None, None, SECOND_WORDS),),
    acts=(),
    statements=(),
    activities=(),
    projects=(),
    conflicts=(),
)


def many(number: int) -> tuple[TieRecord, ...]:
    """As many ties as wanted, each with a partner of its own."""
    return tuple(
        replace(HAGEN_TIE, id=each, partner=replace(HAGEN, id=1000 + each, name=f"Город {each}"))
        for each in range(1, number + 1)
    )


def fact(number: int, words: Source, kind: str = "tie") -> FactRecord:
    """A fact that was accepted."""
    return FactRecord(number, kind, words.quote, {}, (words,), "new", "accepted", 1.0, tie=1)


def paper(document_id: int = 1) -> DocumentWithFacts:
    """One of the two papers with its facts."""
    text, words = (
        (TEXT, (HAGEN_WORDS, TREATY_WORDS, SECOND_WORDS, VISIT_WORDS)) if document_id == 1 else (NEWS, (NEWS_WORDS,))
    )
    facts = tuple(fact(each.fact, each, "agreement" if each.fact in (2, 3) else "tie") for each in words)
    name = words[0].document_name
    record = DocumentRecord(
        document_id,
        name,
        f"{document_id}" * 64,
        "text/plain",
        "ru",
        words[0].document_date,
        NOW,
        "Анна",
        len(facts),
        0,
        len(facts),
        0,
        published=True,
    )
    return DocumentWithFacts(record, text, facts)


FIGURES = Figures(
    as_of=date(2026, 1, 15),
    ties=2,
    municipalities=1,
    partners=2,
    countries=1,
    agreements=3,
    dated_agreements=2,
    first_agreement="1985-11-15",
    last_agreement="2003-09-27",
    documents=2,
    waiting=0,
    conflicts=1,
    by_kind={"twinning": 1, "unknown": 1},
    by_country={"DE": 1},
    by_declared={"suspended": 1, "active": 1},
)
NO_FIGURES = Figures(date(2026, 1, 15), 0, 0, 0, 0, 0, 0, None, None, 0, 0, 0)
