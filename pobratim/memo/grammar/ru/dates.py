"""Dates in Russian, as precise as they are known: «28 апреля 2017 года», «в мае 1981 года», «2002 год»."""

from pobratim.memo.grammar.edtf import PARTS, SEASONS, Interval, Moment, parse

MONTHS = {
    "nomn": [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
    "gent": [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    "loct": [
        "январе",
        "феврале",
        "марте",
        "апреле",
        "мае",
        "июне",
        "июле",
        "августе",
        "сентябре",
        "октябре",
        "ноябре",
        "декабре",
    ],
}
SEASON_NAMES = {
    "nomn": ("весна", "лето", "осень", "зима"),
    "gent": ("весны", "лета", "осени", "зимы"),
    "in": ("весной", "летом", "осенью", "зимой"),
}


PART_NAMES = ("I квартал", "II квартал", "III квартал", "IV квартал", "I полугодие", "II полугодие")


def say_date(edtf: str, form: str) -> str:
    """The date in one of the forms: "bare" (2002 год), "gent" (2002 года), "in" (в 2002 году), "from" (от …), "for"."""
    if form == "for":
        return _lasting(edtf)
    found = parse(edtf)
    if isinstance(found, Interval):
        return _interval(found, form)
    if found is None:
        return edtf
    return _moment(found, form)


def _lasting(edtf: str) -> str:
    """The time that something took: «за 2023 год», «за май 2023 года», «за период с … по …»."""
    found, said = parse(edtf), say_date(edtf, "bare")
    if isinstance(found, Moment) and found.day:
        return said
    return f"за период {said}" if said.startswith(("с ", "до ")) else f"за {said}"


def _moment(moment: Moment, form: str) -> str:
    if form == "from":
        return f"от {_moment(moment, 'gent')}"
    if moment.about:
        return f"около {_plain(moment, 'gent')}"
    said = _plain(moment, form)
    return f"предположительно {said}" if moment.doubtful else said


def _plain(moment: Moment, form: str) -> str:
    if "X" in moment.year:
        return _decade(moment.year, form)
    month = moment.month
    if month is None:
        return {"in": f"в {moment.year} году", "bare": f"{moment.year} год"}.get(form, f"{moment.year} года")
    if month in SEASONS:
        key = {"in": "in", "bare": "nomn"}.get(form, "gent")
        return f"{SEASON_NAMES[key][month - 21]} {moment.year} года"
    if month in PARTS:
        return f"{_part(PART_NAMES[tuple(PARTS).index(month)], form)} {moment.year} года"
    if moment.day:
        return f"{moment.day} {MONTHS['gent'][month - 1]} {moment.year} года"
    if form == "in":
        return f"в {MONTHS['loct'][month - 1]} {moment.year} года"
    return f"{MONTHS['nomn' if form == 'bare' else 'gent'][month - 1]} {moment.year} года"


def _part(name: str, form: str) -> str:
    """A quarter or a half of a year in the form: «II квартал», «II квартала», «во II квартале»."""
    if form == "bare":
        return name
    endings = ("е", "а") if name.endswith("л") else ("и", "я")
    stem = name.removesuffix("е")
    return f"{'во' if name.startswith('II ') else 'в'} {stem}{endings[0]}" if form == "in" else stem + endings[1]


def _decade(year: str, form: str) -> str:
    first = year.replace("X", "0")
    if year.endswith("XX"):
        return {"in": f"в {first}-х годах", "bare": f"{first}-е годы"}.get(form, f"{first}-х годов")
    return {"in": f"в {first}-е годы", "bare": f"{first}-е годы"}.get(form, f"{first}-х годов")


def _interval(interval: Interval, form: str) -> str:
    start, end = interval.start, interval.end
    if start and end and not (start.month or end.month):
        years = f"{start.year}–{end.year}"
        return {"in": f"в {years} годах", "bare": f"{years} годы", "from": f"от {years} годов"}.get(
            form, f"{years} годов"
        )
    if start and end and start.day and end.day and (start.year, start.month) == (end.year, end.month):
        days = f"{start.day}–{_plain(end, 'gent')}"
        return f"от {days}" if form == "from" else days
    if start and end:
        first = _plain(start, "gent").removesuffix(f" {end.year} года" if start.month and end.month else "")
        return f"с {first} по {_until(end)}"
    if start:
        return f"с {_plain(start, 'gent')}"
    return f"до {_plain(end, 'gent')}" if end else ""


def _until(moment: Moment) -> str:
    return _plain(moment, "gent" if moment.day else "bare")
