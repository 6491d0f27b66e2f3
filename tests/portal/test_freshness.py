"""Pages that have not changed answer 304, feeds keep their ids, cards say what a page is, addresses stay."""

import gzip
import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from pobratim.accounts.models import Person
from pobratim.register import actions, queries
from pobratim.register.models import Document, Tie
from tests.register import papers
from tests.register.conftest import *  # noqa: F403 - the same people and papers

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
GZIP = b"\x1f\x8b"
KEPT = (
    "/", "/ties/", "/ties/1/", "/map/", "/map/data.json", "/map/picture.svg", "/statistics/", "/about/", "/documents/",
    "/ties/1/map.svg", "/ties/1/picture.png", "/picture.png", "/changes.atom", "/ties/1/feed.atom", "/sitemap.xml",
)  # fmt: skip


def real(path: str) -> str:
    """The path with the numbers that the first tie and the first paper have in this database."""
    tie, paper = Tie.objects.order_by("pk").values_list("pk", flat=True)[0], Document.objects.order_by("pk")[0].pk
    return path.replace("/ties/1/", f"/ties/{tie}/").replace("/documents/1/", f"/documents/{paper}/")


@pytest.mark.parametrize("path", KEPT)
def test_what_has_not_changed_is_not_sent_again(memo, path: str) -> None:
    path = real(path)
    client = Client(headers={"accept-language": "ru"})
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert {"Accept-Language", "Cookie"} <= {each.strip() for each in first.headers["Vary"].split(",")}
    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = Client(headers={"accept-language": "en"}).get(path, headers={"if-none-match": first.headers["ETag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("path", KEPT)
def test_what_is_taken_compressed_is_compressed_once(memo, path: str) -> None:
    plain = Client().get(real(path)).content
    assert not plain.startswith(GZIP)
    for _ in range(2):
        answer = Client(headers={"accept-encoding": "gzip"}).get(real(path))
        packed = answer.headers.get("Content-Encoding") == "gzip"
        assert (gzip.decompress(answer.content) if packed else answer.content) == plain


def test_a_change_of_the_register_changes_the_page(memo, officer) -> None:
    client = Client()
    first = client.get("/ties/")
    tie = queries.ties().ties[0]
    actions.add_act(
        by=officer, tie=tie.id, values={"kind": "suspension", "side": "home", "date": "2024"},
        basis=actions.entries.Basis("решение совета"),
    )  # fmt: skip
    again = client.get("/ties/", headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 200
    assert again.headers["ETag"] != first.headers["ETag"]


def test_people_who_sign_in_get_pages_of_their_own(memo, officer) -> None:
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get("/ties/")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("path", ["/changes.atom", "/ties/1/feed.atom"])
def test_the_feed_is_atom_and_names_nobody(memo, path: str) -> None:
    path = real(path)
    feed = ElementTree.fromstring(Client(headers={"accept-language": "ru"}).get(path).content)  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert entries
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"http://testserver/ties/\d+/#\d{4}-\d\d-\d\d", each or "") for each in ids)
    assert all(each.findtext(f"{ATOM}summary") for each in entries)
    assert "vetrova" not in ElementTree.tostring(feed, encoding="unicode")


@pytest.mark.parametrize("path", ["/", "/ties/", "/ties/1/", "/map/", "/statistics/", "/about/", "/documents/1/"])
def test_a_page_says_what_it_is(memo, path: str) -> None:
    path = real(path)
    html = Client(headers={"accept-language": "ru"}).get(path).content.decode()
    said = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[0])
    assert said["@context"] == "https://schema.org"
    assert said["@graph"][0]["url"] == f"http://testserver{path}"
    assert f'<link rel="canonical" href="http://testserver{path}">' in html
    title = re.findall(r"<title>(.*?)</title>", html)[0]
    assert said["@graph"][0]["name"] in title.replace("&quot;", '"')
    assert f"URL: http://testserver{path} (дата обращения:" in html
    assert html.count("<h1") == 1


def test_a_tie_tells_its_ends_and_instruments(memo) -> None:
    tie = next(each for each in queries.ties().ties if each.partner.name == "Хаген")
    html = Client(headers={"accept-language": "ru"}).get(f"/ties/{tie.id}/").content.decode()
    said = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[0])["@graph"]
    assert [each["name"] for each in said[0]["about"]] == ["Смоленск", "Хаген"]
    assert said[0]["about"][0]["sameAs"] == ["https://sws.geonames.org/491687/"]
    assert {each["dateCreated"] for each in said[0]["mentions"]} == {"1985-11-15"}
    assert [each["name"] for each in said[1]["itemListElement"]][1] == "Смоленск"


def test_a_name_cannot_end_the_structured_data(take) -> None:
    evil = papers.Party("</script><script>alert(1)</script>", "city", "DE")
    text = "Смоленск дружит с городом."
    found = papers.tie(text, (papers.SMOLENSK, evil), "Смоленск дружит")
    take(papers.paper("x.txt", text, ties=(found,)))
    for path in (real("/ties/1/"), "/map/", "/map/picture.svg", "/ties/", "/changes.atom"):
        assert "<script>alert" not in Client().get(path).content.decode()


def test_an_old_address_leads_to_what_became_of_it(memo) -> None:
    head = Person.objects.create_user("glava", role="administrator")
    ties = {tie.partner.name: tie for tie in queries.ties().ties}
    kept, dropped = ties["Орша"], ties["Витебск"]
    actions.merge_places(by=head, keep=kept.partner.id, drop=dropped.partner.id)
    answer = Client().get(f"/ties/{dropped.id}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/ties/{kept.id}/")


def test_a_merged_municipality_leads_to_the_other(memo, officer) -> None:
    homes = queries.municipalities()
    actions.merge_places(by=officer, keep=homes[0].id, drop=homes[1].id)
    answer = Client().get(f"/municipalities/{homes[1].id}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/municipalities/{homes[0].id}/")


def test_the_picture_to_share_is_a_png_of_the_usual_size(memo) -> None:
    for path in ("/picture.png", f"/ties/{Tie.objects.first().pk}/picture.png"):
        answer = Client().get(path)
        assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
        assert (int.from_bytes(answer.content[16:20]), int.from_bytes(answer.content[20:24])) == (1200, 630)
        assert len(answer.content) < 400_000


def test_the_list_of_addresses_holds_every_public_page(memo) -> None:
    client = Client()
    index = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/sitemap-1.xml</loc>" in index
    places = re.findall(r"<loc>http://testserver(.*?)</loc>", client.get("/sitemap-1.xml").content.decode())
    assert {f"/ties/{tie.id}/" for tie in queries.ties().ties} <= set(places)
    for path in places:
        assert client.get(path).status_code == 200, path
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
