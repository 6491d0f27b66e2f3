"""The facts of the memo of Smolensk Oblast, restated as records of the register, and a builder of such records."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from pobratim.memo.material import Material, known_by, tell
from pobratim.memo.scope import Scope
from pobratim.register.records import (
    ActivityRecord,
    ActRecord,
    AgreementRecord,
    DeclaredState,
    DirectionRecord,
    KindRecord,
    LegalState,
    ObservedState,
    PartyRecord,
    PlaceRecord,
    PolicyRecord,
    ProjectRecord,
    RecommendationRecord,
    Source,
    Statement,
    TieRecord,
    TieState,
)

DAY = date(2019, 1, 1)
NUMBERS = count(1)


def source(quote: str, name: str = "Справка 2018 года", dated: str | None = "2018") -> Source:
    return Source(1, name, dated, 0, len(quote), quote, "rule", "Так сказано в бумаге.", "reviewer", None, 1, 1)


HOMES = {
    "Смоленск": ("city", "Смоленск"),
    "Сафоновский район": ("district", "Сафоновский район"),
    "Десногорск": ("city", "Десногорск"),
    "Вяземский район": ("district", "Вяземский район"),
}


@dataclass
class Places:
    """Each place once, as in the register."""

    known: dict[tuple[str, str], PlaceRecord] = field(default_factory=dict)

    def get(
        self, name: str, level: str, country: str | None, region: str | None = None, within: str | None = None
    ) -> PlaceRecord:
        key = (name, level)
        if key not in self.known:
            number = next(NUMBERS)
            self.known[key] = PlaceRecord(number, name, level, country, region, part_of_name=within)
        return self.known[key]


PLACES = Places()


@dataclass(frozen=True)
class Line:
    """One tie as a line: who with whom, what it is, how it stands, documents as (kind, title, date)."""

    home: str
    partner: str
    level: str
    country: str
    kind: str
    status: str
    documents: tuple[tuple[str, str | None, str | None], ...] = ()
    region: str | None = None
    within: str | None = None
    body: str = ""
    acts: tuple[tuple[str, str, str | None, str], ...] = ()


DECLARED = {
    "suspension": "suspended",
    "renunciation": "renounced",
    "termination": "terminated",
    "resumption": "resumed",
}


def tie(line: Line, day: date = DAY) -> TieRecord:
    """The record of a line."""
    number = next(NUMBERS)
    home = PLACES.get(
        line.home, "district" if "район" in line.home or "округ" in line.home else "city", "RU", "Смоленская область"
    )
    partner = PLACES.get(line.partner, line.level, line.country, line.region, line.within)
    said = source(f"{line.home} — {line.partner}")
    statement = Statement(next(NUMBERS), line.kind, line.status, None, None, None, 1, "2018", (said,))
    acts = tuple(
        ActRecord(next(NUMBERS), kind, side, None, when, None, (source(f"{kind} {side}", "Новость", paper),))  # type: ignore[arg-type]
        for kind, side, when, paper in line.acts
    )
    parties = (PartyRecord(home, "home"), PartyRecord(partner, "partner", body=line.body))
    agreements = tuple(
        AgreementRecord(
            next(NUMBERS),
            kind,
            title,
            when,
            None,
            parties,
            LegalState("signed", "signed", when),
            (source(f"{title} {when}"),),
        )
        for kind, title, when in line.documents
    )
    state = TieState(day, (), _declared(statement, acts), ObservedState("no data", None, None, 0, 0, 0, 0), "2018")
    kinds = (KindRecord(line.kind, None, (said,)),)
    return TieRecord(number, home, partner, line.kind, kinds, None, state, agreements, acts, (statement,), (), (), ())


def _declared(statement: Statement, acts: tuple[ActRecord, ...]) -> tuple[DeclaredState, ...]:
    said = DeclaredState("unknown", statement.status, None, None, None, statement.id, statement.sources)  # type: ignore[arg-type]
    later = tuple(
        DeclaredState(act.side, DECLARED[act.kind], act.date, act.party, act.id, None, act.sources)  # type: ignore[arg-type]
        for act in acts
    )
    return (said, *later)


AGREED = (("agreement", "соглашение о сотрудничестве", None),)
VISITORS = ("Смоленск", "Хаген", "Тюль", "Крагуевац", "Варшава", "Кутно", "Тарговиште", "Витебск")

LINES = (
    Line(
        "Сафоновский район", "Толочинский район", "district", "BY", "twinning", "unstated",
        (("agreement", "соглашение о побратимском сотрудничестве", "2017-04-28"),),
        region="Витебская область", body="Толочинский районный исполнительный комитет",
    ),
    Line(
        "Десногорск", "Герьен", "city", "HU", "twinning", "unstated",
        (("agreement", "соглашение о побратимстве муниципального образования «город Десногорск» Смоленской области "
          "Российской Федерации и города Герьен Республики Венгрия", "2017-02-10"),),
    ),
    Line(
        "Смоленск", "Хаген", "city", "DE", "twinning", "active",
        (
            ("agreement", "Соглашение о побратимстве городов Смоленск и Хаген", "1985-11-15"),
            ("declaration", "Декларация за мир", "1985-11-15"),
            ("treaty", "Договор о сотрудничестве между г. Смоленском и г. Хаген", "2003-09-27"),
        ),
        acts=(("suspension", "home", None, "2024"),),
    ),
    Line(
        "Смоленск", "Тюль", "city", "FR", "twinning", "active",
        (("agreement", "Соглашение о дружественных связях между городами Смоленск и Тюль", "1981-05"),),
        acts=(("suspension", "home", None, "2024"),),
    ),
    Line(
        "Смоленск", "Варшава", "city", "PL", "twinning", "active",
        (("agreement", "Соглашение о сотрудничестве между городом Варшавой и городом Смоленском", "2012-03-12"),),
        acts=(("suspension", "home", None, "2024"), ("renunciation", "partner", "2022-03", "2022")),
    ),
    Line(
        "Смоленск", "Урсынов", "city district", "PL", "cooperation", "active",
        (("agreement", "Соглашение о сотрудничестве между районом Урсынов города Варшавы и городом Смоленском",
          "2002-06-05"),),
        within="Варшава",
    ),
    Line(
        "Смоленск", "Союз гмин Кутновского региона", "union", "PL", "twinning", "active",
        (("treaty", "Договор о сотрудничестве между городом Смоленском и Союзом гмин Кутновского региона",
          "2004-05-31"),),
        acts=(("termination", "partner", "2022-03", "2022"),),
    ),
    Line(
        "Смоленск", "Крагуевац", "city", "RS", "twinning", "active",
        (("treaty", "Договор о дружбе и сотрудничестве между г. Смоленском и г. Крагуевац", "2009-05-07"),),
    ),
    Line(
        "Смоленск", "Тарговиште", "city", "BG", "twinning", "active",
        (
            ("treaty", "Договор о сотрудничестве городов Смоленск и Тарговиште", "2002"),
            ("treaty", "Договор о дружбе и сотрудничестве между муниципалитетом Тарговиште и городом Смоленском",
             "2012-06-13"),
        ),
        acts=(("suspension", "home", None, "2024"),),
    ),
    Line(
        "Смоленск", "Витебск", "city", "BY", "twinning", "active",
        (("treaty", "Договор о сотрудничестве между г. Витебском и г. Смоленском", "1998-07-24"),),
    ),
    Line("Смоленск", "Орша", "city", "BY", "cooperation", "active", AGREED),
    Line("Смоленск", "Могилев", "city", "BY", "cooperation", "active", AGREED),
    Line(
        "Вяземский район", "Цзиндэчжэнь", "city", "CN", "memorandum", "dormant",
        (("memorandum", "Меморандум о взаимопонимании по основным направлениям сотрудничества", "2009-09-12"),),
        region="провинция Цзянси",
    ),
)  # fmt: skip

EXCHANGES = "В рамках побратимских отношений осуществляются школьные, студенческие, культурные и спортивные обмены"
VISITS = (
    "обменные визиты официальных делегаций, а также спортивных делегаций, представителей культуры, образования "
    "и здравоохранения"
)
DIRECTIONS = (
    "пищевая промышленность и производство продуктов питания",
    "обувная и текстильная промышленность",
    "машиностроение, техника и комплектующие",
    "строительство агрологистических и оптово-распределительных центров (ОРЦ), интермодальных узлов",
    "развитие туристско-рекреационного потенциала Смоленской области",
)
ADVICE = (
    "рекомендуется приглашать к участию в мероприятиях, планируемых и проводимых на территории муниципальных "
    "образований Смоленской области, представителей молодежных движений российских соотечественников за рубежом"
)


def activity(what: str, names: tuple[str, ...], quote: str) -> ActivityRecord:
    places = tuple(place for (name, _), place in PLACES.known.items() if name in names)
    return ActivityRecord(next(NUMBERS), what, None, names, places, (), (source(quote),))


def material(day: date = DAY, lines: tuple[Line, ...] = LINES, **wishes: object) -> Material:
    """The material of the memo as of a day."""
    scope = Scope(as_of=day, region="RU-SMO", **wishes)  # type: ignore[arg-type]
    ties = tuple(told for told in (tell(tie(line, day), day) for line in lines) if told)
    whole = Material(
        scope,
        "RU-SMO",
        ties,
        activities=(
            activity("exchange", ("Смоленск",), EXCHANGES),
            activity("visit", VISITORS, VISITS),
            activity(
                "visit", ("Смоленск", "Орша", "Могилев"),
                "Укреплению контактов способствуют обменные визиты официальных делегаций",
            ),
        ),
        projects=(
            ProjectRecord(
                next(NUMBERS), "ЕВОСА", ("Смоленск", "Витебск", "Хаген"), (), (),
                (source("Знакомству с культурой разных стран способствует Международный молодежный проект «ЕВОСА» "
                        "(при участии молодежи трёх городов)"),),
            ),
        ),
        directions=tuple(DirectionRecord(next(NUMBERS), "BY", text, (source(text),)) for text in DIRECTIONS),
        recommendations=(RecommendationRecord(next(NUMBERS), ADVICE, (source(ADVICE),)),),
        policies=(
            PolicyRecord(
                next(NUMBERS), "концепция внешней политики Российской Федерации", "2016-11-30",
                (source("концепция внешней политики Российской Федерации, утвержденная 30 ноября 2016 года, "
                        "уделяет внимание поддержке соотечественников"),),
            ),
        ),
    )  # fmt: skip
    return replace(
        whole,
        activities=tuple(each for each in whole.activities if known_by(day, each.date, each.sources)),
        projects=tuple(each for each in whole.projects if known_by(day, None, each.sources)),
        directions=tuple(each for each in whole.directions if known_by(day, None, each.sources)),
        recommendations=tuple(each for each in whole.recommendations if known_by(day, None, each.sources)),
        policies=tuple(each for each in whole.policies if known_by(day, each.date, each.sources)),
    )
