"""The calendar as RFC 5545 wants it: lines, signs, letters that are never cut."""

from datetime import UTC, date, datetime

from django.utils.translation import override

from pobratim.monitoring import calendaring, packs
from pobratim.monitoring.duties import Done, Due, Home

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SMOLENSK = Home(7, "Смоленск", "RU-SMO")
RULE = next(rule for rule in packs.rules_for("RU-SMO") if rule.id == "yearly-information")


def written(*found: Due) -> bytes:
    with override("ru"):
        return calendaring.calendar(found, NOW, "https://reestr.example")


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_lines_are_short_and_end_as_they_must() -> None:
    about = "Соглашение; «дружба, мир» \\ 城市" * 5
    content = written(Due("k:1", RULE, date(2027, 1, 15), "RU-SMO", SMOLENSK, about, year=2026))
    assert content.endswith(b"END:VCALENDAR\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode().strip() or line == b""


def test_an_entry_says_day_title_ground_and_reminds() -> None:
    lines = unfolded(written(Due("k:1", RULE, date(2027, 1, 15), "RU-SMO", SMOLENSK, "a;b, c\\d", year=2026)))
    assert "DTSTART;VALUE=DATE:20270115" in lines
    assert "DTEND;VALUE=DATE:20270116" in lines
    assert "UID:k:1@pobratim" in lines
    assert "SUMMARY:Ежегодная информация о связях за 2026 год · Смоленск · a\\;b\\, c\\\\d" in lines
    assert any(line.startswith("DESCRIPTION:До 15 января глава") and "статья 69.5" in line for line in lines)
    assert "TRIGGER:-P7D" in lines
    assert "DTSTAMP:20261123T090000Z" in lines


def test_what_is_done_does_not_ring() -> None:
    done = Done(True, "Ветрова", NOW)
    lines = unfolded(written(Due("k:1", RULE, date(2027, 1, 15), "RU-SMO", SMOLENSK, mark=done)))
    assert "BEGIN:VALARM" not in lines
    assert any(line.startswith("SUMMARY:✓ ") for line in lines)


def test_begins_and_ends_match() -> None:
    lines = unfolded(written(*[Due(f"k:{n}", RULE, date(2027, 1, n), "RU-SMO", None) for n in range(1, 9)]))
    open_: list[str] = []
    for line in lines:
        if line.startswith("BEGIN:"):
            open_.append(line[6:])
        if line.startswith("END:"):
            assert open_.pop() == line[4:]
    assert open_ == []
