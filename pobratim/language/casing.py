"""Capitals: a new form of a word in the capitals of the old one."""


def like(pattern: str, word: str) -> str:
    """The word in the capitals of the pattern, and without «ё» where the pattern writes «е» for it."""
    if "ё" in word and "ё" not in pattern.lower() and "е" in pattern.lower():
        word = word.replace("ё", "е")
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    if pattern[:1].isupper():
        return word[:1].upper() + word[1:]
    return word
