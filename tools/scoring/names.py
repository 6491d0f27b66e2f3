"""When two names, or two texts, count as the same."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

LOOK_ALIKES = str.maketrans("ABCEHKMOPTXaceopxyοκρυνα", "АВСЕНКМОРТХасеорхуокруна")
LEVELS = (
    "город г городской округ го муниципальный мо район рн уезд повят коммуна гмина край county district city of "
    "municipality раён kreis landkreis горад stadt town"
)
TYPE_WORDS = frozenset(LEVELS.split())


def fold(name: str | None) -> str:
    """A name without what may differ: case, ё, hyphens, stress marks, Latin look-alikes, words for levels."""
    text = (name or "").replace("\u0301", "").replace("\u00ad", "")
    if len(re.findall("[а-яё]", text.lower())) > len(re.findall("[a-z]", text.lower())):
        text = text.translate(LOOK_ALIKES)
    words = re.findall(r"[^\W_]+", text.casefold().replace("ё", "е").replace("-", " "))
    return " ".join([word for word in words if word not in TYPE_WORDS] or words)


def likeness(one: str | None, other: str | None) -> float:
    """How much two texts share, from 0 to 1: beginnings of words, each as often as it occurs."""
    first, second = beginnings(one), beginnings(other)
    return 2 * sum((first & second).values()) / max(1, sum(first.values()) + sum(second.values()))


def beginnings(text: str | None) -> Counter[str]:
    """The first six letters of each word of three letters and more."""
    return Counter(word[:6] for word in re.findall(r"[^\W\d_]{3,}", (text or "").casefold().replace("ё", "е")))


class Spellings:
    """The forms under which a gold name may come out: its own and those that the corpus lists beside it."""

    def __init__(self, aliases: Mapping[str, Sequence[str]]) -> None:
        self.known: dict[str, set[str]] = {}
        for name, others in aliases.items():
            forms = {fold(each) for each in (name, *others)}
            for form in forms | {fold(name)}:
                self.known.setdefault(form, set()).update(forms)

    def of(self, names: Iterable[str | None]) -> set[str]:
        """Every form of some names that mean one place."""
        forms = {fold(name) for name in names if name}
        return forms | {other for form in forms for other in self.known.get(form, ())}
