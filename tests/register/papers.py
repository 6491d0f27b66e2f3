"""Papers written for the tests, with the facts that a reader finds in them, built by hand."""

import hashlib
from pathlib import Path

from pobratim.facts import (
    Act,
    Activity,
    Agreement,
    Direction,
    Evidence,
    Facts,
    Party,
    Policy,
    Project,
    Recommendation,
    Tie,
)

MEMO = (Path(__file__).parents[2] / "examples" / "memo.txt").read_text(encoding="utf-8")
SMOLENSK = Party("Смоленск", "city", "RU", "geonames:491687", region="RU-SMO")
HAGEN = Party("Хаген", "city", "DE", "geonames:2913195")
WARSAW = Party("Варшава", "city", "PL", "geonames:756135")
URSYNOW = Party("Урсынов", "city district", "PL", within="Варшава")
KUTNO = Party("Союз гмин Кутновского региона", "union", "PL", "own:kutno-union")
VITEBSK = Party("Витебск", "city", "BY", "geonames:620127")
ORSHA = Party("Орша", "city", "BY", "geonames:624079")
MOGILEV = Party("Могилев", "city", "BY", "geonames:625665", aliases=("Могилёв",))
DESNOGORSK = Party("Десногорск", "city", "RU", "geonames:565381", region="RU-SMO")
GERJEN = Party("Герьен", "city", "HU", "own:gerjen")
VYAZMA = Party("Вяземский район", "district", "RU", "own:vyazemsky", region="RU-SMO")
JINGDEZHEN = Party("Цзиндэчжэнь", "city", "CN", "geonames:1805680")


def words(text: str, quote: str, rule: str = "test") -> tuple[Evidence, ...]:
    """Evidence for a quote that stands in a text."""
    start = text.index(quote)
    return (Evidence(start, start + len(quote), quote, rule),)


def tie(text: str, pair: tuple[Party, Party], quote: str, **said: object) -> Tie:
    """A tie stated by a quote."""
    values = {"kind": "twinning", "status": "active", **said}
    return Tie(pair[0], pair[1], evidence=words(text, quote), **values)  # type: ignore[arg-type]


def agreement(text: str, quote: str, kind: str, title: str | None, date: str | None) -> Agreement:
    """An agreement named by a quote."""
    return Agreement(kind, title, date, words(text, quote))


def paper(name: str, text: str, **facts: object) -> Facts:
    """What a reader finds in a text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Facts(name=name, sha256=sha256, media_type="text/plain", language="ru", text=text, **facts)  # type: ignore[arg-type]


def memo() -> Facts:
    """A good part of the memo of Smolensk Oblast."""
    hagen = "г. Хаген, ФРГ (Соглашение о побратимстве городов Смоленск и Хаген от 15 ноября 1985 года"
    orsha = "сотрудничество города Смоленска в рамках заключенных соглашений о сотрудничестве с городами Орша и Могилев"
    vyazma = "подписанного 12 сентября 2009 года Меморандума о взаимопонимании"
    desnogorsk = "соглашение о побратимстве муниципального образования «город Десногорск»"
    peace = "Декларация за мир от 15 ноября 1985 года"
    kutno = "Договор о сотрудничестве между городом Смоленском и Союзом гмин Кутновского региона от 31 мая 2004 года"
    warsaw = "Соглашение о сотрудничестве между городом Варшавой и городом Смоленском от 12 марта 2012 года"
    ursynow = "Соглашение о сотрудничестве между районом Урсынов города Варшавы и городом Смоленском"
    vitebsk = "Договор о сотрудничестве между г. Витебском и г. Смоленском от 24 июля 1998 года"
    undated = agreement(MEMO, orsha, "agreement", "соглашение о сотрудничестве", None)

    def titled(quote: str, kind: str, date: str) -> Agreement:
        return agreement(
            MEMO, quote, kind, quote.partition(" от ")[0].partition("(")[2] or quote.partition(" от ")[0], date
        )

    ties = (
        tie(
            MEMO,
            (DESNOGORSK, GERJEN),
            desnogorsk,
            status="unstated",
            agreements=(agreement(MEMO, desnogorsk, "agreement", "соглашение о побратимстве", "2017-02-10"),),
        ),
        tie(
            MEMO,
            (SMOLENSK, HAGEN),
            hagen,
            agreements=(titled(hagen, "agreement", "1985-11-15"), titled(peace, "declaration", "1985-11-15")),
        ),
        tie(MEMO, (SMOLENSK, WARSAW), warsaw, agreements=(titled(warsaw, "agreement", "2012-03-12"),)),
        tie(
            MEMO,
            (SMOLENSK, URSYNOW),
            ursynow,
            kind="cooperation",
            agreements=(titled(ursynow, "agreement", "2002-06-05"),),
        ),
        tie(MEMO, (SMOLENSK, KUTNO), kutno, agreements=(titled(kutno, "treaty", "2004-05-31"),)),
        tie(MEMO, (SMOLENSK, VITEBSK), vitebsk, agreements=(titled(vitebsk, "treaty", "1998-07-24"),)),
        tie(MEMO, (SMOLENSK, ORSHA), orsha, kind="cooperation", agreements=(undated,)),
        tie(MEMO, (SMOLENSK, MOGILEV), orsha, kind="cooperation", agreements=(undated,)),
        tie(
            MEMO,
            (VYAZMA, JINGDEZHEN),
            vyazma,
            kind="memorandum",
            status="dormant",
            agreements=(agreement(MEMO, vyazma, "memorandum", "Меморандум о взаимопонимании", "2009-09-12"),),
        ),
    )
    evosa = "Международный молодежный проект «ЕВОСА» (при участии молодежи Смоленска, Витебска и Хагена)"
    visits = "способствуют обменные визиты официальных делегаций."
    food = "пищевая промышленность и производство продуктов питания"
    advice = "рекомендуется приглашать к участию в мероприятиях"
    concept = "концепция внешней политики Российской Федерации"
    return paper(
        "memo.txt",
        MEMO,
        ties=ties,
        projects=(Project("ЕВОСА", ("Смоленск", "Витебск", "Хаген"), words(MEMO, evosa)),),
        activities=(Activity("visit", None, ("Смоленск", "Орша", "Могилев"), words(MEMO, visits)),),
        directions=(Direction("BY", food, words(MEMO, food)),),
        recommendations=(Recommendation(advice, words(MEMO, advice)),),
        policies=(Policy(concept, "2016-11-30", words(MEMO, concept)),),
    )


NEWS = (
    "Новости 14 марта 2022 года. Варшава отказалась от побратимских связей со Смоленском. "
    "Польский союз гмин Кутновского региона в марте 2022 года расторг договор со Смоленском. "
    "Смоленск готовит с Оршей соглашение о побратимстве."
)
LATER = "Смоленск приостановил побратимские отношения с Варшавой и Хагеном. Могилёв: соглашение подписано в 2003 году."


def news() -> Facts:
    """A news text about what the Polish sides did, and about a plan with Orsha."""
    warsaw = "Варшава отказалась от побратимских связей со Смоленском"
    kutno = "союз гмин Кутновского региона в марте 2022 года расторг договор со Смоленском"
    orsha = "Смоленск готовит с Оршей соглашение о побратимстве"
    renounced = Act("renunciation", "partner", "2022-03", words(NEWS, warsaw))
    ended = Act("termination", "partner", "2022-03", words(NEWS, kutno))
    return paper(
        "news.txt",
        NEWS,
        as_of="2022-03-14",
        ties=(
            tie(
                NEWS,
                (SMOLENSK, WARSAW),
                warsaw,
                status="terminated",
                status_by="partner",
                status_since="2022-03",
                acts=(renounced,),
            ),
            tie(
                NEWS,
                (SMOLENSK, KUTNO),
                kutno,
                kind="unknown",
                status="terminated",
                status_since="2022-03",
                acts=(ended,),
            ),
            tie(NEWS, (SMOLENSK, ORSHA), orsha, status="planned"),
        ),
    )


def later() -> Facts:
    """A later paper of the home side."""
    suspended = "Смоленск приостановил побратимские отношения с Варшавой и Хагеном"
    signed = "Могилёв: соглашение подписано в 2003 году"
    act = Act("suspension", "home", None, words(LATER, suspended))
    mogilev = Party("Могилёв", "city", "BY")
    return paper(
        "later.txt",
        LATER,
        as_of="2023",
        ties=(
            tie(LATER, (SMOLENSK, WARSAW), suspended, status="suspended", status_by="home", acts=(act,)),
            tie(LATER, (SMOLENSK, HAGEN), suspended, status="suspended", status_by="home", acts=(act,)),
            tie(
                LATER,
                (SMOLENSK, mogilev),
                signed,
                kind="unknown",
                status="unstated",
                agreements=(agreement(LATER, signed, "agreement", None, "2003"),),
            ),
        ),
    )


def hundred() -> Facts:
    """A paper of a hundred facts: fifty ties, each with its agreement."""
    names = [f"Партнёр {number}" for number in range(1, 51)]
    lines = [f"С городом {name} (Франция) заключено соглашение {name}." for name in names]
    text = "\n".join(["Связи города Смоленска.", *lines]) + "\n"
    ties = [
        tie(
            text,
            (SMOLENSK, Party(name, "city", "FR")),
            f"С городом {name} (",
            agreements=(agreement(text, f"соглашение {name}.", "agreement", f"Соглашение {name}", None),),
        )
        for name in names
    ]
    return paper("сто фактов.txt", text, ties=tuple(ties))


def of_two_regions() -> Facts:
    """A paper about towns of two regions."""
    text = "Смоленск дружит с Хагеном, Псков дружит с Нойсом.\n"
    pskov = Party("Псков", "city", "RU", "geonames:504341", region="RU-PSK")
    neuss = Party("Нойс", "city", "DE")
    ties = (
        tie(text, (SMOLENSK, HAGEN), "Смоленск дружит с Хагеном"),
        tie(text, (pskov, neuss), "Псков дружит с Нойсом"),
    )
    return paper("две области.txt", text, ties=ties)
