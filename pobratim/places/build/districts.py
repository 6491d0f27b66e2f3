"""Russian names of districts: every way a paper writes them, and the way back from Latin letters."""

import re
from collections.abc import Iterable

from anyascii import anyascii
from rapidfuzz import fuzz

from pobratim.places.build.risk import is_word

KIND = re.compile(
    r"^(?P<name>[А-ЯЁ][\w’'-]+?(?:[ -][А-ЯЁ][\w’'-]+?)*?(?:ский|цкий|ской|цкой|ный|ной|кой|кий|ий|ой|ый))\s+"
    r"(?P<sort>муниципальный\s+|национальный\s+|городской\s+)?"
    r"(?P<kind>район|раён|округ|улус|кожуун|аймак|уезд|край|повят|повет)$",
    re.IGNORECASE,
)
BGN = ("RU", "BY", "UA", "KZ", "KG", "UZ")
SORTS = "Gorodskoy|Urban|City|Municipal|Munitsipal[’']?nyy|National|Natsional[’']?nyy"
RAYON = re.compile(rf"(.+(?:k[iy]+|skoy|noy|ny+)) (?:(?:{SORTS}) )*(?:Rayon|Raion|District|Ulus|Okrug|Kozhuun)")
BELARUSIAN = re.compile(r"^(?P<name>[А-ЯЁІЎ][\w’'-]+і)\s+раён$", re.IGNORECASE)
URBAN = re.compile(r"[Гг]ородской [Оо]круг (?:[Гг]ород )?([А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)*)")
KINDS = ("район", "р-н", "муниципальный район", "муниципальный округ", "округ", "городской округ")
BACK = (
    ("shch", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("ya", "я"),
    ("yë", "ё"),
    ("ye", "е"),
    ("iy", "ий"),
    ("yy", "ый"),
    ("oy", "ой"),
    ("ay", "ай"),
    ("ey", "ей"),
    ("uy", "уй"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("ë", "ё"),
    ("z", "з"),
    ("i", "и"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("y", "ы"),
    ("’", "ь"),
    ("”", "ъ"),
    ("'", "ь"),
    ("-", "-"),
    (" ", " "),
)
POLISH = (
    ("szcz", "щ"),
    ("rz", "ж"),
    ("sz", "ш"),
    ("cz", "ч"),
    ("ch", "х"),
    ("dź", "дзь"),
    ("dzi", "дзи"),
    ("dz", "дз"),
    ("ią", "ён"),
    ("ię", "ен"),
    ("ia", "я"),
    ("ie", "е"),
    ("io", "ё"),
    ("iu", "ю"),
    ("ja", "я"),
    ("je", "е"),
    ("jo", "йо"),
    ("ju", "ю"),
    ("ą", "он"),
    ("ę", "ен"),
    ("ó", "у"),
    ("ś", "с"),
    ("ć", "ць"),
    ("ń", "нь"),
    ("ź", "зь"),
    ("ż", "ж"),
    ("ły", "лы"),
    ("ł", "л"),
    ("la", "ля"),
    ("lo", "лё"),
    ("lu", "лю"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "г"),
    ("i", "и"),
    ("j", "й"),
    ("k", "к"),
    ("l", "ль"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("w", "в"),
    ("y", "ы"),
    ("z", "з"),
    ("-", "-"),
    (" ", " "),
)


def russian_district(latin: str, aliases: Iterable[str], country: str) -> str | None:
    """«Вяземский район» from the aliases or from «Vyazemskiy Rayon»; «Кентшинский повят» from «Powiat kętrzyński»."""
    if country == "PL" and (powiat := re.fullmatch(r"[Pp]owiat (\S+[sc]ki)", latin)):
        return f"{polish(powiat[1].lower())} повят"
    found = [match for alias in aliases if (match := KIND.match(alias.strip()))]
    found.sort(key=lambda match: ("городской" not in (match["sort"] or "").lower(), -_likeness(match["name"], latin)))
    for match in found[:1]:
        name = "-".join(part[:1].upper() + part[1:].lower() for part in match["name"].split("-"))
        urban = "городской " if (match["sort"] or "").lower().startswith("городской") else ""
        return f"{sibilant(name)} {urban}{_kind(match['kind'])}"
    if country in BGN and (rayon := RAYON.fullmatch(latin)):
        return f"{sibilant(russian_spelling(rayon[1]))} район"
    return None


def _likeness(russian: str, latin: str) -> float:
    return fuzz.ratio(anyascii(russian).lower(), latin.split(" ", maxsplit=1)[0].lower())


def sibilant(adjective: str) -> str:
    """«Олонетский», as Latin letters give it back, is «Олонецкий»; «Советский» stays."""
    if adjective.endswith("тский") and not is_word(adjective):
        return adjective.removesuffix("тский") + "цкий"
    return adjective


def russian_spelling(latin: str) -> str:
    """A Latin name of Russia back in its own letters: «Kashira» is «Кашира»."""
    parted = re.sub(r"(?<=[b-df-hj-np-tv-xz])yi", "’i", latin.lower())
    parted = re.sub(r"(?<=[aeiouyë])y(?=[aeouë])", "|y", parted)
    parted = re.sub(r"(?<=[nkv])y(?=$|[ -])", lambda m: "iy" if parted[m.start() - 1] == "k" else "yy", parted)
    made = re.sub(r"(?<=[ыи])ы(?=$|[ -])", "й", _back(parted, BACK).replace("|", ""))
    made = re.sub(r"(?<=[кгхжшчщ])ы(?![йе])", "и", made)
    return re.sub(r"(?:^|(?<=[ -]))\w", lambda m: m[0].upper(), made)


def _kind(kind: str) -> str:
    kind = kind.lower()
    return "район" if kind == "раён" else kind


def polish(adjective: str) -> str:
    """A Polish adjective of place by the rules of practical transcription: «kętrzyński» is «Кентшинский»."""
    stem = adjective.removesuffix("i")
    stem = re.sub(r"ńsk$", "nsk", stem)
    stem = re.sub(r"(?<=[pkt])rz|(?<=ch)rz", "sz", stem)
    russian = _back(stem, POLISH) + "ий"
    russian = re.sub(r"льск", "льск", re.sub(r"(?<=[жшчщц])ы", "и", russian))
    russian = re.sub(r"\bе", "э", russian)
    return "-".join(part.capitalize() for part in russian.split("-"))


def _back(text: str, table: tuple[tuple[str, str], ...]) -> str:
    made, at = [], 0
    while at < len(text):
        source, target = next(((s, t) for s, t in table if text.startswith(s, at)), (text[at], text[at]))
        made.append(target)
        at += len(source)
    return "".join(made)


def district_names(name: str, aliases: Iterable[str]) -> set[str]:
    """Every way papers write the district: with all type words, and Belarusian where there is such an alias."""
    urban = name.endswith(" городской округ")
    adjective, kind = (name.removesuffix(" городской округ"), "округ") if urban else name.rsplit(" ", 1)
    names = {name}
    if kind in ("район", "округ", "улус", "кожуун", "аймак"):
        names |= {f"{adjective} {each}" for each in KINDS}
    for alias in aliases:
        if found := BELARUSIAN.match(alias.strip()):
            names.add(f"{found['name']} раён")
        if found := KIND.match(alias.strip()):
            names |= {f"{found['name']} {each}" for each in KINDS if _kind(found["kind"]) != "край"}
        if found := URBAN.fullmatch(alias.strip()):
            names |= {f"городской округ {found[1]}", f"городской округ город {found[1]}"}
    return names
