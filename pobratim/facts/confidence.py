"""How sure the reader is of each fact, from what stands in the facts themselves, and the doubts in words.

`with_confidence(facts)` gives the facts with `confidence` (0…1: the share of such facts that are right, as measured on
the papers of `corpus/`) and, for ties, `doubts`. The weights of `confidence.toml` are fitted by `tools/calibrate.py`.
"""

import math
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from pobratim.facts.facts import Agreement, Evidence, Facts, Party, Tie
from pobratim.facts.words import lowered
from pobratim.language.folding import fold
from pobratim.places import find_countries

DOUBTS = {
    "country unknown": "Страна партнёра неизвестна.",
    "country inferred": "Страна партнёра выведена по названию: в тексте она не названа.",
    "country elsewhere": "Страна партнёра названа не в этой фразе, а в другом месте документа.",
    "partner unlinked": "Место партнёра не найдено в справочнике: название взято из текста.",
    "home unlinked": "Своя сторона не найдена в справочнике: название взято из текста.",
    "home elsewhere": "Своя сторона названа не в этой фразе: она взята из заголовка или текста выше.",
    "kind unknown": "Вид связи не назван.",
    "kind from scope": "Вид связи взят из заголовка или вводной фразы.",
    "status from scope": "Состояние взято из заголовка, вводной фразы или события, а не сказано о самой связи.",
    "one kind of words": "Связь названа один раз и без документа.",
    "date inferred": "Дата документа названа не полностью: год взят из другого места текста.",
    "noise": "В словах источника есть чужие буквы или разрывы: возможна ошибка распознавания.",
}
TIE_FEATURES = (*DOUBTS, "status active", "status planned", "status ended", "domestic", "district", "instrument")
AGREEMENT_FEATURES = ("undated", "date inferred", "untitled", "only year", "several", "noise")
OTHERS = ("projects", "activities", "directions", "recommendations")


@dataclass(frozen=True, slots=True)
class Setting:
    """A document as the features need it: where it names which countries."""

    named: tuple[tuple[int, str], ...]

    def names_country(self, code: str | None, spans: tuple[Evidence, ...] = ()) -> bool:
        """Whether the document, or the given words of it, names a country."""
        told = [start for start, named in self.named if named == code]
        return bool(told) if not spans else any(span.start <= at < span.end for at in told for span in spans)


def setting_of(facts: Facts) -> Setting:
    """The setting of a document whose passages are not at hand."""
    return Setting(tuple((each.start, each.code) for each in find_countries(facts.text, facts.language)))


def with_confidence(facts: Facts, setting: Setting | None = None) -> Facts:
    """The facts, each with how sure the reader is of it, and the ties with their doubts."""
    if not any(getattr(facts, name) for name in ("ties", *OTHERS)):
        return facts
    setting = setting or setting_of(facts)
    sure = _weights()["share"]
    return replace(
        facts,
        ties=tuple(_judged(tie, setting) for tie in facts.ties),
        projects=tuple(replace(each, confidence=sure["projects"]) for each in facts.projects),
        activities=tuple(replace(each, confidence=sure["activities"]) for each in facts.activities),
        directions=tuple(replace(each, confidence=sure["directions"]) for each in facts.directions),
        recommendations=tuple(replace(each, confidence=sure["recommendations"]) for each in facts.recommendations),
    )


def _judged(tie: Tie, setting: Setting) -> Tie:
    features = tie_features(tie, setting)
    confidence = confidence_of("tie", features)
    agreements = tuple(
        replace(each, confidence=confidence_of("agreement", agreement_features(each, tie))) for each in tie.agreements
    )
    doubts = tuple(sentence for name, sentence in DOUBTS.items() if name in features)
    return replace(tie, confidence=confidence, doubts=doubts, agreements=agreements)


def confidence_of(kind: str, features: frozenset[str]) -> float:
    """The share of facts with such features that are right: of "tie" or "agreement"; two digits."""
    weights = _weights()[kind]
    total = weights["bias"] + sum(weights.get(name, 0.0) for name in features)
    return round(1 / (1 + math.exp(-total)), 2)


@cache
def _weights() -> dict[str, dict[str, float]]:
    table = tomllib.loads((files("pobratim.facts") / "confidence.toml").read_text("utf-8"))
    return {part: {name: float(value) for name, value in rows.items()} for part, rows in table.items()}


# ── Features ────────────────────────────────────────────────────────────────────────────────────────────────────────
def tie_features(tie: Tie, setting: Setting) -> frozenset[str]:
    """The names of the features that a tie has."""
    named = tuple(each for each in tie.evidence if each.rule == "tie.named") or tie.evidence
    ours = {each.rule.split(".")[0] for each in tie.evidence if _inside(each, named)}
    theirs = {each.rule.split(".")[0] for each in tie.evidence if not _inside(each, named)}
    told = {
        **_country(tie, setting, named),
        "partner unlinked": tie.partner.place is None,
        "home unlinked": tie.home.place is None,
        "home elsewhere": not _said(tie.home, named),
        "kind unknown": tie.kind == "unknown",
        "kind from scope": "kind" in theirs and "kind" not in ours and tie.kind != "unknown",
        "status from scope": "status" in theirs and "status" not in ours,
        "one kind of words": len(named) == 1 and not tie.agreements and not ours & {"kind", "status"},
        "date inferred": any(_inferred(each, tie) for each in tie.agreements),
        "noise": any(_noisy(each.quote) for each in named),
        "status active": tie.status == "active",
        "status planned": tie.status == "planned",
        "status ended": tie.status in ("suspended", "terminated", "expired", "dormant"),
        "domestic": tie.home.country == tie.partner.country,
        "district": "district" in (tie.home.level, tie.partner.level),
        "instrument": any(each.date for each in tie.agreements),
    }
    return frozenset(name for name, holds in told.items() if holds)


def _country(tie: Tie, setting: Setting, named: tuple[Evidence, ...]) -> dict[str, bool]:
    code = tie.partner.country
    if code is None or code == tie.home.country:
        return {"country unknown": code is None}
    if setting.names_country(code, named):
        return {}
    anywhere = setting.names_country(code)
    return {"country elsewhere": anywhere, "country inferred": not anywhere}


def _inside(evidence: Evidence, spans: tuple[Evidence, ...]) -> bool:
    start, end = evidence.start, evidence.end
    return any([span.start <= start and end <= span.end for span in spans])  # noqa: C419  a list is quicker


def _said(party: Party, spans: tuple[Evidence, ...]) -> bool:
    """Whether the words name the party, in any case: the beginning of its name stands in them."""
    stems = [lowered(name)[: max(3, len(name) - 3)] for name in (party.name, *party.aliases)]
    return any(stem in lowered(span.quote) for span in spans for stem in stems)


def _inferred(agreement: Agreement, tie: Tie) -> bool:
    """Whether the year of the date stands neither in the words of the instrument nor in the clause around them."""
    year = (agreement.date or "")[:4]
    if not year.isdigit():
        return False
    if any(year in each.quote for each in agreement.evidence):
        return False
    around = [each for each in tie.evidence if any(_inside(one, (each,)) for one in agreement.evidence)]
    quotes = " ".join(each.quote for each in (*agreement.evidence, *around))
    return not re.search(rf"(?<!\d)(?:{year}|{year[2:]})(?!\d)", quotes)


@lru_cache(maxsize=1024)
def _noisy(quote: str) -> bool:
    """Whether folding had to mend letters or breaks of the quote."""
    plain = " ".join(quote.split())
    return fold(plain).text != plain


def agreement_features(agreement: Agreement, tie: Tie) -> frozenset[str]:
    """The names of the features that an instrument has."""
    told = {
        "undated": agreement.date is None,
        "date inferred": _inferred(agreement, tie),
        "untitled": agreement.title is None,
        "only year": len(agreement.date or "") == 4,
        "several": len(tie.agreements) > 1,
        "noise": any(_noisy(each.quote) for each in agreement.evidence),
    }
    return frozenset(name for name, holds in told.items() if holds)
