"""Rules of deadlines: what they say, on which day they fall, and how a bad file is told."""

from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

from pobratim.errors import BadRulePack
from pobratim.monitoring import packs

from .tables import rows

BAD = sorted((Path(__file__).parent / "bad_packs").glob("*.toml"))


@pytest.mark.parametrize("row", rows("deadlines.tsv"), ids=lambda row: "-".join(row[:4]))
def test_deadlines(row: list[str]) -> None:
    region, event, day, name, expected = row
    rule = next(each for each in packs.rules_for(region) if each.id == name and each.event == event)
    assert rule.falls(date.fromisoformat(day)) == date.fromisoformat(expected)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_is_told_in_one_sentence(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
    with pytest.raises(BadRulePack) as told:
        packs.read_pack(path)
    assert str(told.value) == expected


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadRulePack, match="файл не читается"):
        packs.read_pack(tmp_path / "none.toml")


def test_every_rule_says_its_sentence_act_and_article_in_both_languages() -> None:
    for pack in packs.packs():
        for rule in pack.rules:
            for language, letters in (("ru", "а-яё"), ("en", "a-z")):
                with override(language):
                    for what in ("title", "sentence", "act", "article"):
                        assert any(each in rule.say(what).lower() for each in (letters[0], "о", "e")), (rule.id, what)
            assert rule.valid_from


def test_a_region_sets_its_own_rule_in_place_of_the_common_one(tmp_path: Path, settings: object) -> None:
    own = (packs.OWN / "RU-SAM.toml").read_text(encoding="utf-8")
    own = own.replace('"RU-SAM"', '"RU-SMO"').replace("days = -10", "days = -14").replace("[[rule]]", "[[rule]]", 1)
    (tmp_path / "own.toml").write_text(own.replace("region =", 'off = ["expiry"]\nregion =', 1), encoding="utf-8")
    settings.POBRATIM_RULES = str(tmp_path)  # type: ignore[attr-defined]
    found = {rule.id: rule for rule in packs.rules_for("RU-SMO")}
    assert found["negotiations-notice"].days == -14
    assert "expiry" not in found
    assert "renewal-notice" in found
    assert {rule.id: rule for rule in packs.rules_for("RU-KOS")}["negotiations-notice"].days == -30


def test_a_changed_file_is_read_anew(tmp_path: Path, settings: object) -> None:
    path = tmp_path / "own.toml"
    settings.POBRATIM_RULES = str(path)  # type: ignore[attr-defined]
    text = (packs.OWN / "RU-SAM.toml").read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert {rule.id: rule for rule in packs.rules_for("RU-SAM")}["negotiations-notice"].days == -10
    import os

    path.write_text(text.replace("days = -10", "days = -12"), encoding="utf-8")
    os.utime(path, ns=(10**18, 10**18))
    assert {rule.id: rule for rule in packs.rules_for("RU-SAM")}["negotiations-notice"].days == -12


def test_a_rule_counts_from_its_day_to_its_day() -> None:
    rule = next(each for each in packs.rules_for("RU-SMO") if each.id == "border-information")
    assert not rule.holds(date(2018, 2, 1))
    assert rule.holds(date(2019, 2, 1))


def test_border_information_is_for_border_regions_only() -> None:
    assert "border-information" not in {rule.id for rule in packs.rules_for("RU-KOS")}
    assert "border-information" not in {rule.id for rule in packs.rules_for(None)}


def test_norms_count_on_their_days_and_those_of_usual_terms_are_none() -> None:
    days = {"2017-01-01": [], "2019-01-01": ["border-information"], "2023-09-01": ["foreign-ties-of-local-authorities"]}
    for day, names in days.items():
        region = "RU-KOS" if day.startswith("2023") else "RU-SMO"
        assert [each.id for each in packs.norms_for(region, date.fromisoformat(day))] == names
    later = {each.id for each in packs.norms_for("RU-KOS", date(2026, 1, 1))}
    assert later == {"yearly-information-to-the-ministry", "principles-of-local-self-government", "yearly-information"}


def test_a_region_may_set_a_norm_and_strike_one_out(tmp_path: Path, settings: object) -> None:
    said = (
        'region = "RU-SMO"\nname.ru = "Свои"\nname.en = "Own"\noff = ["principles-of-local-self-government"]\n'
        '[[norm]]\nid = "own"\nsentence.ru = "Так."\nsentence.en = "So."\nact.ru = "Закон"\nact.en = "Law"\n'
        'valid_from = "2025"\n'
    )
    (tmp_path / "own.toml").write_text(said, encoding="utf-8")
    settings.POBRATIM_RULES = str(tmp_path)  # type: ignore[attr-defined]
    found = {each.id: each for each in packs.norms_for("RU-SMO", date(2026, 1, 1))}
    assert "principles-of-local-self-government" not in found
    assert found["own"].ground("ru") == "Закон"
    assert "own" not in {each.id for each in packs.norms_for("RU-SMO", date(2024, 1, 1))}
