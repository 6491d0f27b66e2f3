"""Words of the closed lists as people see them, and values as a table shows them."""

from functools import cache

from pobratim.cli.language import _, current

KINDS = {
    "twinning": "побратимство",
    "friendship": "дружба",
    "partnership": "партнёрство",
    "cooperation": "сотрудничество",
    "memorandum": "меморандум",
    "unknown": "не назван",
}
STATUSES = {
    "planned": "готовится",
    "active": "действует",
    "dormant": "не осуществляется",
    "suspended": "приостановлено",
    "terminated": "прекращено",
    "expired": "срок истёк",
    "unstated": "не указано",
}
INSTRUMENTS = {
    "agreement": "соглашение",
    "treaty": "договор",
    "memorandum": "меморандум",
    "declaration": "декларация",
    "protocol": "протокол",
    "charter": "хартия",
    "letter of intent": "протокол о намерениях",
    "other": "документ",
}
ACTIVITIES = {
    "visit": "визит",
    "exchange": "обмен",
    "festival": "фестиваль",
    "sport": "спорт",
    "education": "образование",
    "health": "здравоохранение",
    "business": "деловая встреча",
    "other": "другое",
}
ACTS = {
    "signature": "подписание",
    "entry into force": "вступление в силу",
    "prolongation": "продление",
    "suspension": "приостановление",
    "renunciation": "отказ",
    "termination": "прекращение",
    "resumption": "возобновление",
    "succession": "правопреемство",
}
LEVELS = {
    "country": "страна",
    "region": "регион",
    "district": "район",
    "city": "город",
    "city district": "район города",
    "settlement": "поселение",
    "union": "союз муниципалитетов",
    "other": "территория",
}
LISTS = {
    "kind": KINDS,
    "status": STATUSES,
    "instrument": INSTRUMENTS,
    "activity": ACTIVITIES,
    "act": ACTS,
    "level": LEVELS,
}


def word(of: str, value: str) -> str:
    """A value of a closed list in the language that is spoken; as it is when the list does not know it."""
    return _(LISTS[of][value]) if value in LISTS[of] else value


@cache
def country(code: str | None) -> str:
    """The name of a country by CLDR, a dash for none."""
    if not code:
        return "—"
    from babel import Locale

    return str(Locale.parse(current()).territories.get(code, code))


@cache
def language(code: str) -> str:
    """The name of a language by CLDR; the code where it has none."""
    from babel import Locale

    return str(Locale.parse(current()).languages.get(code, code))


def date(edtf: str | None) -> str:
    """A date for a table, with the precision it has: `15.11.1985`, `05.1981`, `2002`; other EDTF as it is."""
    if not edtf:
        return ""
    parts = edtf.split("-")
    plain = all(part.isdigit() for part in parts) and int(parts[-1]) != 0
    return ".".join(reversed(parts)) if plain and (len(parts) < 2 or 1 <= int(parts[1]) <= 12) else edtf
