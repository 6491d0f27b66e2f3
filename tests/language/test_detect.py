"""The language of a text."""

import pytest

from pobratim.language.detect import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Соглашение о побратимстве города Смоленск и города Хаген", "ru"),
        ("Гарады-пабрацімы Полацка: пагадненне аб пабрацімскіх сувязях", "be"),
        ("Polotsk has been twinned with Velikiye Luki since 1999", "en"),
        ("Die Stadt Suhl unterhält sechs Städtepartnerschaften", "de"),
        ("Смоленск (Smolensk) и Хаген (Hagen) – города-побратимы", "ru"),
        ("Stadt Suhl", "de"),
        ("12.09.1985", "ru"),
        ("", "ru"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language
