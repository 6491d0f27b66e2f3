from dataclasses import replace

from pobratim.portal.story import story

from . import samples


def test_years_without_news_are_told_and_rails_follow_the_acts() -> None:
    told = [(each.what, each.date, each.home_rail, each.partner_rail) for each in story(samples.HAGEN_TIE)]
    assert told == [
        ("agreement", "1985-11-15", "solid", "solid"),
        ("quiet", "1986", "solid", "solid"),
        ("agreement", "2003-09-27", "solid", "solid"),
        ("quiet", "2004", "solid", "solid"),
        ("paper", "2019-01-01", "solid", "solid"),
        ("act", "2022", "dashed", "solid"),
        ("quiet", "2023", "dashed", "solid"),
        ("activity", None, "dashed", "solid"),
    ]


def test_a_signature_that_its_instrument_tells_is_told_once() -> None:
    for instrument in (1, None):
        act = replace(samples.HAGEN_TIE.acts[0], kind="signature", date="1985-11-15", agreement=instrument)
        told = story(replace(samples.HAGEN_TIE, acts=(act,)))
        assert [each.what for each in told].count("act") == 0


def test_a_tie_without_anything_has_no_story() -> None:
    assert story(replace(samples.BARE_TIE, agreements=())) == ()
