"""Places of the user's own: a table or a dump of GeoNames, checked line by line, kept, found, taken back."""

import zipfile
from pathlib import Path

import pytest

from pobratim.errors import FileMissing, NoSuchSource, PlacesFileUnknown, PlacesFileWrong
from pobratim.places import Gazetteer
from pobratim.places.build.own import forget_source, import_places, own_rows, rebuild_own
from pobratim.places.gazetteer import BUILT, _own

TABLE = """название;страна;уровень;регион;другие названия;население;широта;долгота
Неведомоград;RU;город;RU-SMO;Неведомск|Старый Неведомск;12 000;54,9;32,1
Бежицкий район;Россия;район города;RU-BRY;;;;
"""
VILLAGE = (
    "990000001\tNevedomka\tNevedomka\tNevedomka,Неведомка\t54.9\t32.1\tP\tPPL\tRU\t\t69\t\t\t\t1200\t\t180\tEurope/Moscow"
    "\t2024-01-01"
)
RIVER = VILLAGE.replace("\tP\tPPL\t", "\tH\tSTM\t").replace("990000001", "990000002")
DISTRICT = (
    "990000003\tNevedomskiy Rayon\tNevedomskiy Rayon\tНеведомский район\t54\t32\tA\tADM2\tRU\t\t69\t\t\t\t0\t\t\t\t"
    "2024-01-01"
)

KNOWN = Gazetteer(BUILT)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POBRATIM_REGISTER", str(tmp_path / "register.sqlite3"))
    return tmp_path / "places"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding)
    return path


def opened() -> Gazetteer:
    return Gazetteer(BUILT, _own())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_places_of_a_table_are_found_in_every_case_beside_the_others(
    folder: Path, tmp_path: Path, encoding: str
) -> None:
    done = import_places(write(tmp_path / "my.csv", TABLE, encoding), KNOWN, "my.csv", dry_run=False)
    assert (done.places, done.new, done.skipped) == (2, 2, 0)
    gazetteer = opened()
    found = gazetteer.find("из Старого Неведомска в Смоленск")
    assert [mention.places[0].name for mention in found] == ["Неведомоград", "Смоленск"]
    best = gazetteer.link("Неведомоград").best
    assert best is not None
    assert (best.population, best.latitude, best.region, best.source) == (12_000, 54.9, "RU-SMO", "my.csv")
    near = gazetteer.link("Неведомаград", country="RU").best
    assert near == best
    assert gazetteer.link("Бежицкого района", country="RU", level="city district").best is not None


def test_a_dump_of_geonames_brings_towns_and_districts_and_leaves_rivers_out(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "RU.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("readme.txt", "GeoNames")
        file.writestr("RU.txt", "\n".join((VILLAGE, RIVER, DISTRICT)) + "\n")
    done = import_places(archive, KNOWN, "RU.zip", dry_run=False)
    assert (done.places, done.skipped) == (2, 1)
    gazetteer = opened()
    village, district = gazetteer.link("Неведомка").best, gazetteer.link("Неведомский район", level="district").best
    assert village is not None
    assert district is not None
    assert (village.id, village.region, village.level) == ("geonames:990000001", "RU-SMO", "city")
    assert district.level == "district"


def test_a_row_with_a_known_identifier_takes_the_stead_of_that_place(folder: Path, tmp_path: Path) -> None:
    known = opened().link("Хаген").best
    assert known is not None
    table = f"name,country,id,population\nХаген,DE,{known.id},7\n"
    import_places(write(tmp_path / "my.csv", table), KNOWN, "my.csv", dry_run=False)
    link = opened().link("Хаген")
    assert link.best is not None
    assert (link.best.population, link.others) == (7, ())


def test_a_row_without_an_identifier_is_met_with_the_place_that_it_names(folder: Path, tmp_path: Path) -> None:
    """Known towns stay one place each, in Russian and English; towns of one name are told apart by their regions."""
    table = (
        "name;country;region;population;latitude;longitude\n"
        "Майкоп;Россия;;9;44,61;40,10\n"
        "Hagen;Germany;;8;51.36;7.47\n"
        "Неведомск;Russia;Смоленская область;7;;\n"
        "Неведомск;Россия;Тверская область;6;;\n"
    )
    done = import_places(write(tmp_path / "my.csv", table), KNOWN, "my.csv", dry_run=False)
    assert (done.places, done.new) == (4, 2)
    gazetteer = opened()
    for name in ("Майкоп", "Хаген"):
        link, before = gazetteer.link(name), KNOWN.link(name)
        assert link.best is not None
        assert before.best is not None
        assert (link.best.id, link.best.region, link.others) == (before.best.id, before.best.region, before.others)
    tver = gazetteer.link("Неведомск", region="Тверская область").best
    assert tver is not None
    assert (tver.population, tver.region) == (6, "RU-TVE")


def test_a_trial_stores_nothing(folder: Path, tmp_path: Path) -> None:
    done = import_places(write(tmp_path / "my.csv", TABLE), KNOWN, "my.csv", dry_run=True)
    assert [row.name for row in done.examples] == ["Неведомоград", "Бежицкий район"]
    assert not folder.exists()


def test_places_outlive_an_index_that_is_lost_or_of_an_older_form(folder: Path, tmp_path: Path) -> None:
    import_places(write(tmp_path / "my.csv", TABLE), KNOWN, "my.csv", dry_run=False)
    for file in folder.glob("own.*"):
        if file.suffix != ".tsv":
            file.write_bytes(b"older")
    assert opened().link("Неведомоград").best is not None
    rebuild_own()
    assert opened().link("Неведомоград").best is not None


def test_an_import_can_be_taken_back(folder: Path, tmp_path: Path) -> None:
    import_places(write(tmp_path / "my.csv", TABLE), KNOWN, "my.csv", dry_run=False)
    with pytest.raises(NoSuchSource, match=r"my\.csv"):
        forget_source("other.csv")
    assert forget_source("my.csv") == 2
    assert own_rows() == {}
    assert opened().link("Неведомоград").best is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Город;Атлантида;;", "страна «Атлантида» не известна"),
        (";RU;;", "нет значения в столбце «название"),
        ("Город;RU;деревушка;", "уровень «деревушка» не известен"),
        ("Город;RU;;много", "в столбце «население"),
        ("Город;RU;;-5", "число от 0 до"),
    ],
)
def test_a_wrong_line_is_told_and_nothing_is_stored(folder: Path, tmp_path: Path, line: str, told: str) -> None:
    text = f"название;страна;уровень;население\nНеведомоград;RU;город;5\n{line}\n"
    with pytest.raises(PlacesFileWrong) as failure:
        import_places(write(tmp_path / "my.csv", text), KNOWN, "my.csv", dry_run=False)
    [(number, problem)] = failure.value.problems
    assert number == 3
    assert told in str(problem)
    assert not folder.exists()


def test_a_cut_line_of_a_dump_is_told(folder: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "RU.txt", f"{VILLAGE}\n{VILLAGE[:60]}\n{VILLAGE.replace('54.9', 'north')}\n")
    with pytest.raises(PlacesFileWrong) as failure:
        import_places(path, KNOWN, "RU.txt", dry_run=False)
    assert [number for number, _ in failure.value.problems] == [2, 3]


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02" * 99, "один;два\nтри;четыре\n".encode(), b"PK\x03\x04 cut"])
def test_what_is_no_file_of_places_is_told(folder: Path, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "my.csv"
    path.write_bytes(body)
    with pytest.raises(PlacesFileUnknown, match="название"):
        import_places(path, KNOWN, "my.csv", dry_run=False)


def test_a_missing_file_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="такого файла нет"):
        import_places(tmp_path / "none.csv", KNOWN, "none.csv", dry_run=False)
    with pytest.raises(FileMissing, match="это папка"):
        import_places(tmp_path, KNOWN, "folder", dry_run=False)
