"""Korean names in Russian letters, from Hangul, by the system of Kontsevich."""

import re
import unicodedata
from functools import cache

from pobratim.places.tables import rows

HANGUL = re.compile(r"[가-힣]{2,8}")
KINDS = re.compile(r"(?:특별자치시|특별자치도|특별시|광역시|시|군|구|읍|면|리|동|도)$")
JAMO = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
NASAL = {"к": "н", "т": "н", "п": "м"}
BEFORE_VOWEL = {"к": "г", "п": "б", "т": "с"}
FIRST, SYLLABLES, TAILS = 0xAC00, 588, 28
Syllable = tuple[str, str, str]


@cache
def _table() -> dict[tuple[str, str], tuple[str, str]]:
    return {(kind, letter): (first, (rest or [""])[0]) for kind, letter, first, *rest in rows("kontsevich")}


def korean(names: list[str]) -> str | None:
    """«부천시» is «Пучхон»; nothing when no name is in Hangul."""
    hangul = [name for name in (unicodedata.normalize("NFC", n) for n in names) if HANGUL.fullmatch(name)]
    if not hangul:
        return None
    name = KINDS.sub("", hangul[0]) if len(hangul[0]) > 2 else hangul[0]
    syllables = [_parts(letter) for letter in name]
    made = ""
    for at, syllable in enumerate(syllables):
        made += _written(syllables[at - 1] if at else None, syllable)
    return _ended(made, syllables[-1][2]).capitalize()


def _parts(letter: str) -> Syllable:
    number = ord(letter) - FIRST
    tail = number % TAILS
    return INITIALS[number // SYLLABLES], VOWELS[number % SYLLABLES // TAILS], JAMO[tail - 1] if tail else ""


def _written(before: Syllable | None, syllable: Syllable) -> str:
    """The end of the syllable before, as this one makes it sound, then this one without its own end."""
    initial, vowel, _ = syllable
    table = _table()
    sounds, start = table["vowel", vowel]
    if before is None:
        return table["initial", initial][0] + (start if initial == "ㅇ" else sounds)
    tail = table["final", before[2]][0] if before[2] else ""
    joint = _joint(tail, before[2], initial)
    joint = joint.removesuffix("ъ") if sounds.startswith("в") else joint
    return joint + (start if not joint.strip("ъ") or joint.endswith("ъ") else sounds)


def _joint(tail: str, letter: str, initial: str) -> str:
    """What stands between two vowels: «к» before «н» is «н», «ль» before «н» is «лл», «н» of ㅇ before a vowel «нъ»."""
    plain, voiced = _table()["initial", initial]
    if initial == "ㅇ":
        return {"ㅇ": "нъ", "ㄹ": "р"}.get(letter) or BEFORE_VOWEL.get(tail, tail)
    if initial in "ㄴㅁ" and tail in NASAL:
        return NASAL[tail] + plain
    if initial == "ㄹ" and tail:
        return {"ль": "лл"}.get(tail) or ("лл" if letter == "ㄴ" else f"{NASAL.get(tail, tail)}н")
    if tail == "ль":
        return {"ㄴ": "лл", "ㅎ": "рх"}.get(initial) or f"ль{voiced}"
    return tail + (plain if tail in NASAL else voiced)


def _ended(made: str, letter: str) -> str:
    return made + (_table()["final", letter][0] if letter else "")
