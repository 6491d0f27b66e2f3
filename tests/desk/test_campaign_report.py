"""The result of a campaign: the report as DOCX and XLSX, an accepted answer as a paper of the register."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.test import Client
from docx import Document
from openxml_audit import OpenXmlValidator
from python_calamine import CalamineWorkbook

from pobratim.documents import read_path
from pobratim.facts import read_facts
from pobratim.monitoring.models import AnswerLink, Campaign
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.models import Delivery

from .campaigns import answer_of, confirmed, link_for, officer, path_of
from .conftest import Desk


def answered_campaign(desk: Desk, region: Client) -> str:
    """The address of the report of a campaign in which Smolensk has answered, formulas and all."""
    values = {"kind": "memorandum", "title": "=cmd()", "date": "2025-09-01"}
    tie = next(each.id for each in queries.ties().ties if each.partner.name == "Хаген")
    actions.add_agreement(by=desk.people["region officer"], tie=tie, values=values, basis=Basis("письмо"))
    region.post("/desk/campaigns/", {"year": 2025, "region": "RU-SMO", "due": "2026-01-15"})
    client, path = officer(), path_of("Смоленск")
    said = confirmed(client, path)
    number = answer_of("Смоленск").lines.get(given__partner="Варшава").number
    said |= {f"l{number}-ended": "on", f"l{number}-ended_why": "письмо мэрии Варшавы."}
    said |= {f"l{number}-work": "Переписка о выставке.", "results": "Проведено два фестиваля", "plans": "Приём гостей"}
    said |= {"new-partner": "Минск", "new-country": "BY", "new-kind": "agreement", "new-date": "05.06.2025"}
    client.post(path, {**said, "new-title": '=HYPERLINK("x")'})
    return f"/desk/campaigns/{Campaign.objects.get().pk}/report"


def test_the_report_as_docx_is_valid_and_says_it_in_russian(desk: Desk, region: Client, tmp_path: Path) -> None:
    response = region.get(f"{answered_campaign(desk, region)}.docx")
    assert "%D0%9C%D0%B5%D0%B6%D0%B4" in response.headers["Content-Disposition"]
    path = tmp_path / "report.docx"
    path.write_bytes(response.content)
    assert OpenXmlValidator().validate(str(path)).is_valid
    word = Document(BytesIO(response.content))
    text = "\n".join(each.text for each in word.paragraphs).replace("\N{NO-BREAK SPACE}", " ")
    for expected in (
        "об осуществлении международных и внешнеэкономических связей муниципальных образований Смоленской области"
        " за 2025 год",
        "Сведения запрошены у трёх муниципальных образований, ответ получен от одного.",
        "Не ответили: Вяземский район, Десногорск; о них приведены данные реестра.",
        "Соглашения, заключённые в 2025 году",
        "В перечень включены 11 соглашений, из них в 2025 году заключено одно, утратило силу одно.",
        "Смоленск — Минск (Республика Беларусь)",
        "от 12 марта 2012 года (письмо мэрии Варшавы)",
        "Проведено два фестиваля.",
        "Варшава (Республика Польша): Переписка о выставке",
        "Планы: Приём гостей.",
        "Ответ не получен.",
    ):
        assert expected in text, text
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "утратило силу в 2025 году" in cells
    assert "заключено в 2025 году" in cells


def test_the_report_as_xlsx_has_four_sheets_and_no_formula(desk: Desk, region: Client) -> None:
    content = region.get(f"{answered_campaign(desk, region)}.xlsx").content
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names == ["Перечень соглашений", "Заключены", "Утратили силу", "По муниципалитетам"]
    ended = book.get_sheet_by_name("Утратили силу").to_python()
    assert [row[2] for row in ended[1:]] == ["Варшава"]
    concluded = book.get_sheet_by_name("Заключены").to_python()
    assert [row[2] for row in concluded[1:]] == ["Минск"]
    parts = book.get_sheet_by_name("По муниципалитетам").to_python()
    assert ["Смоленск", "ответ получен", "Пётр Дальний"] in [row[:3] for row in parts]
    with ZipFile(BytesIO(content)) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if "worksheets/sheet" in name]
    assert all("<f>" not in sheet for sheet in sheets)
    assert "=HYPERLINK" in str(book.get_sheet_by_name("Перечень соглашений").to_python())


def test_the_report_speaks_the_language_of_the_page(desk: Desk, region: Client, tmp_path: Path) -> None:
    address = answered_campaign(desk, region)
    region.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    path = tmp_path / "report.docx"
    path.write_bytes(region.get(f"{address}.docx").content)
    assert OpenXmlValidator().validate(str(path)).is_valid
    word = Document(str(path))
    text = "\n".join(each.text for each in word.paragraphs).replace("\N{NO-BREAK SPACE}", " ")
    for expected in (
        "on the international and foreign economic ties of the municipalities of Smolensk Oblast in 2025",
        "Three municipalities were asked, and one answered.",
        "The list holds 11 agreements; of these one was concluded and one lost force in 2025.",
        "Smolensk — Warsaw (Republic of Poland): Agreement on Cooperation (“Соглашение о сотрудничестве",
        "Vyazemsky District",
    ):
        assert expected in text, text
    book = CalamineWorkbook.from_filelike(BytesIO(region.get(f"{address}.xlsx").content))
    assert book.sheet_names == ["List of agreements", "Concluded", "Lost force", "By municipality"]
    assert book.get_sheet_by_name("Lost force").to_python()[1][1:4] == ["Smolensk", "Warsaw", "Republic of Poland"]


def test_a_page_that_showed_a_link_once_leads_back_when_it_is_opened_again(region: Client) -> None:
    link_for(region, "Десногорск")
    response = region.get(f"{path_of('Десногорск')}link/")
    assert response.headers["Location"] == f"/desk/campaigns/{Campaign.objects.get().pk}/"
    assert AnswerLink.objects.count() == 1
    assert region.get("/desk/due/feed/").headers["Location"] == "/desk/due/"


def test_an_accepted_answer_is_read_into_the_register_like_any_paper(
    desk: Desk, region: Client, tmp_path: Path
) -> None:
    client, path = officer(), path_of("Смоленск")
    said = confirmed(client, path) | {"new-partner": "Минск", "new-country": "BY", "new-kind": "agreement"}
    client.post(path, {**said, "new-title": "Соглашение о сотрудничестве", "new-date": "05.06.2025"})
    assert region.post(f"{path}bring/").status_code == 404
    region.post(f"{path}accept/")
    assert "Внести ответ в реестр как документ" in region.get(path).content.decode()
    assert client.post(f"{path}bring/").status_code == 403
    assert desk.client("reader").post(f"{path}bring/").status_code == 403
    region.post(f"{path}bring/")
    delivery = Delivery.objects.get()
    paper = tmp_path / delivery.name
    paper.write_bytes(original(delivery.sha256))
    text = paper.read_text(encoding="utf-8")
    assert "Смоленск — Минск (Республика Беларусь): Соглашение о сотрудничестве от 5 июня 2025 года. Действует." in text
    found = {tie.partner.name: tie for tie in read_facts(read_path(paper)).ties}
    assert {"Минск", "Варшава", "Хаген", "Витебск"} <= set(found)
    assert [each.date for each in found["Минск"].agreements] == ["2025-06-05"]
    assert found["Хаген"].status == "active"


def original(sha256: str) -> bytes:
    """A kept file by its content."""
    return next(Path(settings.POBRATIM_ORIGINALS).rglob(f"{sha256}*")).read_bytes()


def test_no_other_form_of_report(region: Client) -> None:
    assert region.get(f"/desk/campaigns/{Campaign.objects.get().pk}/report.exe").status_code == 404
