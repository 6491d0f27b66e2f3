"""Keys under which names are kept: case, ё, hyphens, apostrophes and stress marks make no difference."""

import re
import unicodedata

_TABLE = {
    **dict.fromkeys(map(ord, "-‐‑–—_\u00a0\u2009\u202f./"), " "),
    **dict.fromkeys(map(ord, "'’ʼ‘`´ʹ′\u0301\u0300\u00ad\"«»“”„"), None),
    ord("ё"): "е",
    ord("Ё"): "е",
}
_SPACES = re.compile(r"\s+")


def key(name: str) -> str:
    """The key of a name: «Ростов-на-Дону», «ростов на дону» and «РОСТОВ НА ДОНУ» have the same."""
    return _SPACES.sub(" ", name.translate(_TABLE).casefold()).strip()


def plain(name: str) -> str:
    """A key of Latin letters without marks: «Luleå» is «lulea»."""
    letters = unicodedata.normalize("NFKD", key(name).replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(c for c in letters if not unicodedata.combining(c))


_SOUNDS = str.maketrans(
    {**dict.fromkeys("эєё", "е"), **dict.fromkeys("йыії", "и"), "ў": "в", "ґ": "г", **dict.fromkeys("ъь -")}
)
LOOSE = (("дз", "д"), ("о", "а"), ("я", "е"), ("ц", "т"), ("ч", "т"))
DISTRICT = "@"
_KIND = re.compile(
    r"^(?:(?:городской округ|муниципальный округ|район|уезд|повят|округ)\s+)?(.+?)"
    r"(?:\s+(?:муниципальный|национальный|городской))?(?:\s+(?:район|р-н|округ|уезд|край|повят|повет|раён|павет|волость|"
    r"муниципалитет|самоуправление))?$",
    re.IGNORECASE,
)
_TWICE = re.compile(r"(.)\1+")


def sound(name: str) -> str:
    """How a Russian name sounds, without what spellings differ in: «Йоэнсуу» and «Ёэнсу» have the same."""
    return _TWICE.sub(r"\1", key(name).replace("йо", "е").replace("тц", "ц").translate(_SOUNDS))


def loose(sounding: str) -> str:
    """Sound keys with Belarusian vowels and consonants made the same as the Russian ones; many at once are quicker."""
    for spelled, alike in LOOSE:
        sounding = sounding.replace(spelled, alike)
    return sounding


def district_sound(name: str) -> str:
    """The sound key of a district without its type word: «Алуксненский край» and «Алуксненский район» have the same."""
    bare = _KIND.sub(r"\1", name)
    return DISTRICT + sound(bare).removesuffix("и")


_OBLIQUE = re.compile(
    r"(?P<rest>.*?)(?P<adjective>\w+)(?:ого|ому|ым|им|ом) (?P<kind>район|округ|уезд|повят|улус|кра)(?:а|у|ом|е|я|ю|ем)$"
    r"|(?P<stem>\w+)(?:ой|ую) (?:области|областью|область)$",
    re.IGNORECASE,
)


def nominatives(name: str) -> tuple[str, ...]:
    """What a district or a region in another case may be called: «Вяземского района» — «Вяземский район»."""
    found = _OBLIQUE.fullmatch(name)
    if not found:
        return ()
    if found["stem"]:
        return (f"{found['stem']}ая область",)
    kind = "край" if found["kind"].lower() == "кра" else found["kind"]
    return tuple(f"{found['rest']}{found['adjective']}{ending} {kind}" for ending in ("ий", "ый", "ой"))
