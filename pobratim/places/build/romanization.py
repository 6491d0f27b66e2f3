"""Russian names in the Latin letters of English and German papers, and in the ways that they write districts."""

from collections.abc import Iterator

from pobratim.places.tables import rows

ROMANIZED = ("RU", "BY", "UA", "KZ")


def romanized(russian: str) -> Iterator[str]:
    """«Полярные Зори» as «Polyarnye Zori» and «Poljarnyje Sori», by every column of the table."""
    table = [(letters, latin) for letters, *latin in rows("romanization")]
    for column in range(len(table[0][1])):
        pairs = [(letters, latin[column].replace("-", "")) for letters, latin in table]
        yield "".join(_written(russian, pairs))


def _written(russian: str, pairs: list[tuple[str, str]]) -> Iterator[str]:
    at, lower = 0, russian.lower()
    while at < len(russian):
        word_ends = at + 2 >= len(russian) or not russian[at + 2].isalpha()
        for letters, latin in pairs:
            whole = letters.removesuffix("$")
            if lower.startswith(whole, at) and (whole == letters or word_ends):
                yield latin.capitalize() if russian[at].isupper() else latin
                at += len(whole)
                break
        else:
            yield russian[at]
            at += 1


def district_titles(town: str) -> set[str]:
    """How English and German papers call a district after its town: «Kola District», «Rajon Lida»."""
    return {f"{town} District", f"{town} Raion", f"{town} Rayon", f"Rajon {town}", f"Kreis {town}"}
