"""The database itself keeps the trail."""

import pytest
from django.db import DatabaseError, connection, transaction

from pobratim.register import triggers
from pobratim.register.models import AuditEvent, Decision, Document, Evidence, Fact
from tests.register import papers

pytestmark = pytest.mark.django_db


def refused(statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", [*triggers.KEPT, *triggers.NEVER_DELETED])
def test_nothing_is_deleted(memo, take, table):
    take(papers.news())
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_event SET action = 'nothing'",
        "UPDATE decision SET verdict = 'reject'",
        "UPDATE evidence SET quote = 'other'",
        "UPDATE fact SET kind = 'other'",
        "UPDATE document SET text = ''",
        "UPDATE document SET name = 'other'",
    ],
)
def test_nothing_is_changed(memo, change):
    refused(change)


@pytest.mark.parametrize("model", [AuditEvent, Decision, Evidence, Fact, Document])
def test_nor_through_models(memo, model):
    row = model.objects.first()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        row.save()


def test_publishing_is_the_one_change_of_a_document(memo):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE document SET published = %s", [False])
    assert not Document.objects.get().published


def test_all_triggers_stand_after_all_migrations(db):
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        standing = {name for (name,) in cursor.fetchall()}
    assert {name for name, _ in triggers.names()} <= standing


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_tests_with_transactions_of_their_own_find_an_empty_register(take, time):
    assert Document.objects.count() == 0
    take(papers.memo())
    refused("DELETE FROM audit_event")
