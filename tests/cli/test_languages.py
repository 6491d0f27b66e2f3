"""Every sentence in both languages, and the language that was asked for."""

import gettext
import re
import runpy
from pathlib import Path

import pytest

from pobratim.cli import language
from pobratim.errors.root import spoken
from tests.cli.terminal import Pobratim

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = sorted(runpy.run_path(str(ROOT / "tools" / "translations.py"))["sentences"]())
PLACES = re.compile(r"\{\w+\}")


@pytest.fixture(scope="module")
def english() -> gettext.NullTranslations:
    return gettext.translation(language.DOMAIN, language.FOLDER, ["en"])


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_has_its_english(sentence: str, english: gettext.NullTranslations) -> None:
    translated = english.gettext(sentence)
    assert translated != sentence, "not translated in pobratim/cli/locale/en"
    assert not re.search("[а-яё]", translated.lower()), translated
    assert sorted(PLACES.findall(translated)) == sorted(PLACES.findall(sentence))


def test_no_translation_is_left_over(english: gettext.NullTranslations) -> None:
    catalogue = set(getattr(english, "_catalog")) - {""}  # noqa: B009  gettext shows its sentences nowhere else
    assert catalogue - set(SENTENCES) == set()


@pytest.mark.parametrize(
    ("words", "environment", "expected"),
    [
        ([], {}, "ru"),
        ([], {"LANG": "C.UTF-8"}, "ru"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "ru_RU.UTF-8"}, "ru"),
        ([], {"LANG": "de_DE.UTF-8"}, "ru"),
        ([], {"LANG": "ru_RU.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "ru_RU.UTF-8", "POBRATIM_LANGUAGE": "en"}, "en"),
        (["--language", "en", "read"], {"LANG": "ru_RU.UTF-8"}, "en"),
        (["--language=ru", "read"], {"LANG": "en_US.UTF-8"}, "ru"),
    ],
)
def test_the_language_is_the_one_asked_for(words: list[str], environment: dict[str, str], expected: str) -> None:
    assert language.choose(words, environment) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "1 связь"), (3, "3 связи"), (5, "5 связей"), (11, "11 связей"), (21, "21 связь"), (0, "0 связей")],
)
def test_numbers_take_the_right_form(number: int, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "ru")
    assert language.plural(number, "связь", "связи", "связей") == expected


def test_clicks_own_words_are_russian(pobratim: Pobratim) -> None:
    outcome = pobratim("read", "--nonsense")
    assert outcome.status == 2
    assert "Нет такого ключа: --nonsense." in outcome.err
    assert "Вызов: pobratim read" in outcome.err
    assert "rror" not in outcome.err


def test_english_speaks_no_russian(pobratim: Pobratim) -> None:
    for words in (["--help"], ["read", "--help"], ["ingest", "--help"], ["memo", "--help"], ["serve", "--help"]):
        shown = pobratim("--language", "en", *words)
        assert shown.status == 0
        assert not re.search("[а-яё]", shown.out.lower()), shown.out


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("больше 50 МБ", "more than 50 MB"),
        ("такого файла нет", "there is no such file"),
        ("BadZipFile", "BadZipFile"),
        ("", ""),
    ],
)
def test_reasons_are_translated_too(reason: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    english = gettext.translation(language.DOMAIN, language.FOLDER, ["en"]).gettext
    assert spoken(reason, english) == expected
