"""What each page answers and says, on a register made by hand; no database is asked."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils.html import strip_tags

from pobratim.register.records import TieRecord

from . import samples
from .shelf import Shelf

PAGES = (
    "/", "/ties/", "/ties/1/", "/ties/2/", "/municipalities/1/", "/countries/DE/", "/documents/", "/documents/1/",
    "/documents/1/?fact=2", "/about/", "/map/", "/map/?year=1999&country=DE", "/map/embed/", "/statistics/",
    "/tell/", "/tell/?tie=1", "/tell/sent/",
)  # fmt: skip
MISSING = (
    "/nowhere/", "/ties/99/", "/documents/99/", "/municipalities/99/", "/countries/XX/", "/documents/1/original/",
    "/ties/?page=2", "/map/?page=2", "/ties/99/map.svg", "/ties/99/picture.png", "/ties/99/feed.atom", "/tell/?tie=99",
    "/municipalities/99/map.svg", "/countries/XX/map.svg", "/sitemap-2.xml", "/sitemap-0.xml",
)  # fmt: skip
WRONG = (
    "/ties/?as_of=soon", "/ties/?as_of=2999-01-01", "/ties/?state=happy", "/ties/?kind=%00", "/ties/?country=Germany",
    "/ties/?municipality=-1", "/ties/?page=zero", "/ties/?order=name;drop", "/ties/1/?as_of=31.12.2020",
    "/map/?year=2999", "/map/?year=1", "/map/?line=bold", "/map/?country=de", "/map/?municipality=1e9",
    "/map/?kind=%27",
)  # fmt: skip


def page(path: str, language: str = "ru", status: int = 200) -> str:
    """The text of a page, its tags left out."""
    response = Client(headers={"accept-language": language}).get(path)
    assert response.status_code == status, path
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_in_both_languages(shelf: Shelf, path: str, language: str) -> None:
    response = Client(headers={"accept-language": language}).get(path)
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


def accepted(tie: TieRecord) -> TieRecord:
    """The tie with all of its conflicting values accepted."""
    conflicts = tuple(
        replace(each, values=tuple(replace(value, waiting=False) for value in each.values)) for each in tie.conflicts
    )
    return replace(tie, conflicts=conflicts)


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_is_said_in_a_sentence(shelf: Shelf, path: str) -> None:
    assert "Такой страницы нет" in page(path, status=404)
    assert "There is no such page" in page(path, "en", 404)


@pytest.mark.parametrize("path", WRONG)
def test_a_wrong_address_gets_its_reason_and_the_page(shelf: Shelf, path: str) -> None:
    text = page(path, status=400)
    assert any(reason in text for reason in ("Адрес просит", "День должен быть", "не наступил", "начинаются с"))
    assert "Хаген" in text


def test_the_register_says_what_it_was_asked_for(shelf: Shelf) -> None:
    text = page("/ties/?country=DE&kind=twinning&q=хаген&as_of=2022-03-31")
    assert "Страна: Германия" in text
    assert "Вид: побратимство" in text
    assert "По слову: «хаген»" in text
    assert "По состоянию на 31 марта 2022 года" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "1 связь" in text


def test_a_sentence_of_a_filter_takes_only_itself_away(shelf: Shelf) -> None:
    html = Client().get("/ties/?country=DE&kind=twinning").content.decode()
    assert 'href="/ties/?kind=twinning"' in html
    assert 'href="/ties/?country=DE"' in html


def test_the_state_is_told_by_side(shelf: Shelf) -> None:
    text = page("/ties/")
    assert "Смоленск: приостановлено 2022" in text
    assert "Хаген: действует" in text
    assert "источники расходятся" in text


def test_every_value_opens_the_words_it_rests_on(shelf: Shelf) -> None:
    html = Client().get("/ties/1/").content.decode()
    assert html.count('<details class="why"') >= 12
    assert 'href="/documents/1/?fact=2#f2"' in html
    assert samples.TREATY_WORDS.quote in html
    assert samples.RULE in html


def test_the_document_is_opened_at_the_quote(shelf: Shelf) -> None:
    html = Client().get("/documents/1/?fact=2").content.decode()
    assert '<span id="f2"></span>' in html
    assert f'chosen" data-facts="2"><span id="f2"></span>{samples.TREATY_WORDS.quote}</mark>' in html


def test_conflicts_stand_side_by_side_with_both_sources(shelf: Shelf) -> None:
    shelf.kept = (accepted(samples.HAGEN_TIE),)
    text = page("/ties/1/")
    assert "О чём источники расходятся" in text
    assert "сообщила о приостановлении связей с Хагеном Новость.txt" in text
    assert "действует г. Хаген, ФРГ Справка.docx" in text


def test_what_waits_for_a_decision_is_not_told_to_visitors(shelf: Shelf) -> None:
    text = page("/ties/1/")
    assert "ждёт решения" not in text
    assert "О чём источники расходятся" not in text


def test_an_empty_register_says_so(shelf: Shelf) -> None:
    shelf.kept, shelf.papers = (), ()
    for path in ("/", "/ties/", "/documents/"):
        assert "Реестр пуст" in page(path)
    assert "Реестр пуст" not in page("/ties/?q=хаген")
    assert "Ни одна связь не отвечает" in page("/ties/?q=хаген")


def test_thousands_of_ties_come_in_pages(shelf: Shelf) -> None:
    shelf.kept = samples.many(2001)
    html = Client().get("/ties/?kind=twinning&page=2").content.decode()
    assert html.count('<th scope="row"') == 50
    assert 'href="?kind=twinning&amp;page=41"' in html
    assert "2001 связь" in page("/ties/")


def test_what_is_not_published_is_not_there_for_visitors(shelf: Shelf) -> None:
    shelf.kept = (replace(samples.HAGEN_TIE, published=False), samples.BARE_TIE)
    assert "Хаген" not in page("/ties/?kind=unknown")
    page("/ties/1/", status=404)


def test_words_of_a_paper_are_never_markup(shelf: Shelf) -> None:
    evil = replace(samples.HAGEN, name="<script>alert(1)</script>")
    shelf.kept = (replace(samples.HAGEN_TIE, partner=evil),)
    for path in ("/ties/", "/ties/1/"):
        assert "<script>alert" not in Client().get(path).content.decode()


def test_the_answer_carries_the_policy(shelf: Shelf) -> None:
    for path in ("/", "/ties/", "/nowhere/"):
        headers = Client().get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"


def test_no_page_holds_scripts_or_styles_of_its_own(shelf: Shelf) -> None:
    for path in PAGES:
        html = Client().get(path).content.decode()
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick=" not in html
        assert "<script>" not in html


def test_the_language_is_remembered(shelf: Shelf) -> None:
    client = Client()
    response = client.post("/language/", {"language": "en", "next": "/ties/?kind=twinning"})
    assert response.headers["Location"] == "/ties/?kind=twinning"
    assert int(response.cookies["django_language"]["max-age"]) > 300 * 24 * 3600
    assert "Register of ties" in client.get("/ties/").content.decode()
    assert (
        client.post("/language/", {"language": "en", "next": "https://elsewhere.example/"}).headers["Location"] == "/"
    )


def test_our_own_fault_is_told_without_a_traceback(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a wire came loose")

    from pobratim.register import queries

    monkeypatch.setattr(queries, "lines", broken)
    response = Client(raise_request_exception=False).get("/ties/")
    assert response.status_code == 500
    assert "У нас что-то пошло не так" in response.content.decode()
    assert "wire" not in response.content.decode()


def test_there_is_no_page_of_papers_past_the_end(client: Client, shelf: Shelf) -> None:
    assert client.get("/documents/?page=1").status_code == 200
    assert client.get("/documents/?page=2").status_code == 404
    assert client.get("/documents/?page=much").status_code == 200
