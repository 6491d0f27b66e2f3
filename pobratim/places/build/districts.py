"""Russian names of districts: every way a paper writes them, and the way back from Latin letters."""

import re
from collections.abc import Iterable

KIND = re.compile(
    r"^(?P<name>[А-ЯЁ][\w’'-]+(?:[ -][А-ЯЁ][\w’'-]+)*(?:ский|цкий|ской|цкой|ный|ной|кой|кий|ий|ой|ый))\s+"
    r"(?:муниципальный\s+|национальный\s+)?(?:район|раён|округ|улус|кожуун|аймак|уезд|край|повят|повет)$",
    re.IGNORECASE,
)
BELARUSIAN = re.compile(r"^(?P<name>[А-ЯЁІЎ][\w’'-]+і)\s+раён$", re.IGNORECASE)
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
    for alias in aliases:
        if found := KIND.match(alias.strip()):
            name = "-".join(part[:1].upper() + part[1:] for part in found["name"].split("-"))
            return f"{name} {_kind(alias)}"
    if country == "RU" and (rayon := re.fullmatch(r"(.+(?:skiy|tskiy|skoy|noy|nyy)) Rayon", latin)):
        return f"{_back(rayon[1].lower(), BACK).title()} район"
    if country == "PL" and (powiat := re.fullmatch(r"Powiat (\S+[sc]ki)", latin)):
        return f"{polish(powiat[1])} повят"
    return None


def _kind(alias: str) -> str:
    kind = alias.rsplit(maxsplit=1)[-1].lower()
    return "район" if kind == "раён" else kind


def polish(adjective: str) -> str:
    """A Polish adjective of place by the rules of practical transcription: «kętrzyński» is «Кентшинский»."""
    stem = adjective.removesuffix("i")
    stem = re.sub(r"ńsk$", "nsk", stem)
    stem = re.sub(r"(?<=[pkt])rz|(?<=ch)rz", "sz", stem)
    russian = _back(stem, POLISH) + "ий"
    russian = re.sub(r"льск", "льск", re.sub(r"(?<=[жшчщц])ы", "и", russian))
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
    adjective, kind = name.rsplit(" ", 1)
    names = {name}
    if kind in ("район", "округ"):
        names |= {f"{adjective} {each}" for each in KINDS}
    for alias in aliases:
        if found := BELARUSIAN.match(alias.strip()):
            names.add(f"{found['name']} раён")
    return names
