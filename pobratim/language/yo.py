"""The letter «ё» in Russian words that are written without it."""

from functools import lru_cache

from pobratim.language.lexicon import known, parses


@lru_cache(maxsize=65536)
def with_yo(word: str) -> str:
    """The word with «ё» where every reading of the dictionary has it; as it is where one has not."""
    low = word.lower()
    if "е" not in low or "ё" in low or not known(low):
        return word
    said = {each.word for each in parses(low)}
    (only,) = said if len(said) == 1 else (low,)
    if only.replace("ё", "е") != low:
        return word
    return "".join(ours.upper() if theirs.isupper() else ours for ours, theirs in zip(only, word, strict=True))
