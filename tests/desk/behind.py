"""A register with something behind every address, and everybody who may come to it."""

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from pobratim.access import tokens
from pobratim.access.models import Token
from pobratim.accounts.models import Person
from pobratim.documents import read_bytes
from pobratim.drafting import actions as drafting
from pobratim.drafting import drafts
from pobratim.facts import read_facts
from pobratim.letters import sending
from pobratim.monitoring import actions as monitoring
from pobratim.monitoring import gathering
from pobratim.monitoring.models import Answer
from pobratim.register import actions, queries
from pobratim.register.actions.entries import Basis
from pobratim.register.intake import ingest, keep_original
from pobratim.register.models import AuditEvent, Delivery, Place, Tie
from tests.documents import papers as printed
from tests.register import papers

from .conftest import Desk

TABLE = "Наш город;Зарубежный город;Государство;Бумага\nСмоленск;Тёгёль;Венгрия;Соглашение\n"
LIST = "== Россия ==\n=== Смоленск ===\n* [[Варшава]], Польша\n"
YEAR = 2025


def people(desk: Desk, home: Place) -> dict[str, Person | None]:
    """Whoever may come: each role, and officers of another municipality and of another region."""
    officer = Person.objects.create_user("beryozina", role="municipality officer", region="RU-SMO")
    officer.municipality = home.pk
    officer.save()
    return {
        "visitor": None,
        "reader": desk.people["reader"],
        "officer of the town": officer,
        "officer of another town": desk.people["municipality officer"],
        "officer of the region": desk.people["region officer"],
        "officer of another region": Person.objects.create_user("omsk", role="region officer", region="RU-OMS"),
        "administrator": desk.people["administrator"],
    }


class Filled:
    """The register of Smolensk with one of everything; `parts` are what addresses are filled with."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.by = desk, desk.people["region officer"]
        self.tie = Tie.objects.get(partner__name="Хаген")
        self.home = self.tie.home
        self.people = people(desk, self.home)
        self.parts: dict[str, Any] = {"tie_id": self.tie.pk, "place_id": self.home.pk, "number": self.tie.pk}
        self.parts |= {"code": "RU-SMO", "ending": "docx", "part": 1, "rest": "x", "name": "ties"}
        for fill in (self._papers, self._ties, self._memo, self._campaign, self._people, self._due):
            fill()

    def _papers(self) -> None:
        data = printed.pdf()
        pdf = ingest(data, read_facts(read_bytes(data, "связи.pdf")), by=self.by).document
        hidden = papers.of_two_regions()
        paper = ingest(hidden.text.encode(), hidden, by=self.by, published=False)
        sheet = keep_original(TABLE.encode()).name
        waiting = self.desk.facts("waiting")[0]
        failed = Delivery.objects.create(name="a.txt", sha256=sheet, size=1, state="failed", by=self.by)
        failed.error, failed.error_facts = "BrokenDocument", {"path": "a.txt", "reason": "BadZipFile"}
        failed.save()
        self.parts |= {"document_id": self.desk.news, "hidden_document": paper.document}
        self.parts |= {"fact_id": waiting.id, "sha256": sheet, "delivery_id": failed.pk, "verdict": "accept"}
        accepted = next(each for each in queries.document(self.desk.memo).facts if each.tie == self.tie.pk)
        self.parts |= {
            "memo": self.desk.memo,
            "accepted_fact": accepted.id,
            "printed": pdf,
            "printed_fact": queries.document(pdf).facts[0].id,
        }
        words = sending.Words("неверно", "верно", "газета", "", "/", "ru", tie=self.tie.pk)
        self.parts["letter_id"] = sending.send(words, "203.0.113.9").pk

    def _ties(self) -> None:
        basis = Basis(words="Папка 3")
        values = {"kind": "treaty", "details": {"files": f"{self.parts['sha256']} Связи.csv"}}
        decision = actions.add_agreement(by=self.by, tie=self.tie.pk, values=values, basis=basis)
        hidden = Tie.objects.get(partner__name="Герьен")
        actions.publish_tie(by=self.by, tie=hidden.pk, published=False)
        before, after = (Place.objects.get(name=name) for name in ("Десногорск", "Вяземский район"))
        link = actions.link_places(by=self.by, place=before.pk, other=after.pk, kind="succeeded by", date="2024")
        keep, drop = (Place.objects.create(name=name, level="city", country="FI") for name in ("Порвоо", "Борго"))
        actions.merge_places(by=self.by, keep=keep.pk, drop=drop.pk)
        self.parts |= {"kind": "agreement", "record_id": decision.claims.get().record_id, "decision_id": decision.pk}
        self.parts["view_id"] = link.pk
        self.parts |= {"link_id": link.pk, "hidden_tie": hidden.pk, "hidden_place": hidden.home_id}
        self.parts |= {"event_id": AuditEvent.objects.latest("pk").pk, "identifier": f"place-{self.home.pk}"}
        self.other = Tie.objects.get(partner__name="Варшава").pk

    def _memo(self) -> None:
        order = drafting.save_order(by=self.by, name="Справка", wishes={"sections": ["basis", "ties"]})
        self.day = date(2019, 6, 1)
        unit = drafts.draft(order, self.day).places[-1].unit
        at = drafting.At(unit.section, unit.text, self.day)
        row = drafting.reword(by=self.by, order=order.pk, at=at, text="Своими словами.")
        self.unit = drafts.draft(order, self.day).places[0].unit
        drafting.keep_version(by=self.by, order=order.pk, day=self.day)
        self.parts |= {"order_id": order.pk, "rewording_id": row.pk, "ending": "docx"}

    def _campaign(self) -> None:
        campaign = monitoring.open_campaign(by=self.by, year=YEAR, region="RU-SMO", due=date(YEAR + 1, 1, 15))
        answer = Answer.objects.get(campaign=campaign, municipality=self.home)
        accepted = Answer.objects.exclude(pk=answer.pk).filter(campaign=campaign).first()
        assert accepted is not None
        self.answer = answer
        self.parts |= {"campaign_id": campaign.pk, "answer_id": answer.pk, "form": "xlsx"}
        for row, state in ((answer, "answered"), (accepted, "accepted")):
            row.state, row.answered_at = state, timezone.now()
            row.save()
        self.parts |= {"accepted_answer": accepted.pk}

    def _people(self) -> None:
        made = Person.objects.create_user("zimina", "zimina@example.org", role="reader", region="RU-SMO")
        gone = Person.objects.create_user("drozdov", role="reader", region="RU-SMO", is_active=False)
        made.set_unusable_password()
        made.save()
        self.parts |= {"person_id": made.pk, "gone": gone.pk, "way": "close"}
        self.parts["uidb64"] = urlsafe_base64_encode(force_bytes(made.pk))
        self.parts["join"] = default_token_generator.make_token(made)
        tokens.give(by=self.by, name="Программа", scopes=["read"], days=30)
        self.parts["token_id"] = Token.objects.latest("pk").pk

    def _due(self) -> None:
        day = timezone.localdate() + timedelta(days=40)
        step = monitoring.plan_step(by=self.by, kind="negotiations", municipality=self.home.pk, what="Хаген", day=day)
        self.parts |= {"step": step.pk, "feed": monitoring.make_feed(by=self.by)}
        self.parts["answer_link"] = monitoring.make_link(by=self.by, answer=self.parts["answer_id"])
        self.key = next(each.key for each in gathering.due() if each.home and each.home.id == self.home.pk)

    def wish(self, pattern: str) -> dict[str, Any]:
        """What a person writes into the form of an address, such that it can be taken."""
        basis = {"basis": "Папка 3"}
        day = timezone.localdate().isoformat()
        wishes: dict[str, dict[str, Any]] = {
            "language/": {"language": "en"},
            "tell/": {"wrong": "неверно", "right": "верно", "source": "газета"},
            "api/v1/changes": {"since": "2000-01-01T00:00:00Z"},
            "api/v1/reconcile": {"queries": '{"q": {"query": "Смоленск"}}'},
            "sign-in/forgotten/": {"email": "zimina@example.org"},
            "desk/due/mark/": {"key": self.key, "done": "yes"},
            "desk/due/plan/": {"kind": "signing", "municipality": self.home.pk, "what": "Хаген", "day": day},
            "desk/due/mail/": {"refuse": "yes"},
            "desk/campaigns/": {"year": YEAR - 1, "region": "RU-SMO", "due": f"{YEAR}-01-15"},
            "desk/answers/<int:answer_id>/return/": {"remark": "Уточните даты."},
            "desk/answers/<int:answer_id>/": {"seen": self.answer.version, "do": "draft"},
            "desk/memos/": {"name": "Другая", "sections": ["basis"]},
            "desk/memos/<int:order_id>/settings/": {"name": "Иначе", "sections": ["basis"]},
            "desk/memos/<int:order_id>/reword/": {
                "section": self.unit.section, "said": self.unit.text, "text": "Иначе.", "day": self.day.isoformat(),
            },
            "desk/memos/<int:order_id>/versions/": {"day": self.day.isoformat()},
            "desk/memos/<int:order_id>/versions/compare/": {"one": 1, "other": 1},
            "desk/people/": {"name": "sinitsyna", "email": "s@example.org", "role": "reader", "region": "RU-SMO"},
            "desk/tokens/": {"name": "Система", "scopes": ["read"], "days": "30"},
            "desk/messages/<int:letter_id>/decline/": {"remark": "Не о нас."},
            "desk/ties/new/": basis | {
                "home.name": "Смоленск", "home.level": "city", "home.country": "RU",
                "partner.name": "Тёгёль", "partner.level": "city", "partner.country": "HU",
            },
            "desk/ties/<int:tie_id>/add/<str:kind>/": basis | {"date": "2019-05-05"},
            "desk/ties/<int:tie_id>/<str:kind>/<int:record_id>/": basis | {"kind": "treaty", "date": "2018"},
            "desk/ties/<int:tie_id>/say/": basis | {"kind": "twinning", "status": "active"},
            "desk/ties/<int:tie_id>/merge/": {"other": self.other},
            "desk/places/<int:place_id>/successor/": {"other": self.parts["hidden_place"], "date": "2023"},
            "desk/papers/": {"papers": SimpleUploadedFile("новое.txt", "Смоленск".encode())},
            "desk/import/": {"table": SimpleUploadedFile("связи.csv", TABLE.encode())},
            "desk/import/<sha:sha256>/": {"name": "связи.csv", "accept": "new"},
            "desk/compare/": {"list": SimpleUploadedFile("Смоленск.wiki", LIST.encode())},
            "desk/papers/<int:document_id>/facts/add/": {
                "fact_kind": "agreement", "start": 0, "end": len("Новости"), "kind": "protocol", "date": "2022-03",
            },
            "desk/papers/<int:document_id>/publish/": {"published": "no"},
        }  # fmt: skip
        return wishes.get(pattern, {})
