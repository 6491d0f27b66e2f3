"""The register with its originals as one file, and back again, on SQLite and PostgreSQL alike.

The file is a ZIP: the rows of each table as lines of JSON, the originals under their sha256, and a manifest with the
checksum of every part and the migrations that the rows were written under. Restoring makes the tables as they were
then, fills them, and brings them up to this version: all in one transaction, so that a restore that is cut off leaves
an empty register. Nothing of it is an action of a person, and so it stands apart from those.
"""

import hashlib
import json
import secrets
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.apps import apps as current_apps
from django.apps.registry import Apps
from django.conf import settings
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from pobratim.errors import (
    BackupBroken,
    BackupNotWritten,
    RegisterNotEmpty,
    RegisterOpenedAlready,
    RegisterTooNew,
    refused,
)
from pobratim.register import indexing, opening, triggers
from pobratim.register.attachments import ever_attached
from pobratim.register.models import AuditEvent, Delivery, Document
from pobratim.register.originals import keep_original, original_of

LEFT_OUT = {"sessions", "contenttypes", "admin", "axes", "django_tasks_db", "django_tasks", "account", "socialaccount"}
DERIVED = {"tie_outline", "tie_count", "tie_word", "paper_word"}  # anew
LEFT_OUT_TABLES = {"auth_permission", *DERIVED}
MANIFEST = "manifest.json"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Backed:
    """What a backup holds: rows, originals, when it was made, by which version of the program.

    `steps` is how many changes of the tables were made since, which a restored register has been brought through.
    """

    rows: int
    originals: int
    made_at: str
    version: str
    steps: int = 0


def kept_models(apps: Apps) -> list[type[models.Model]]:
    """The models whose rows a backup holds."""
    found = [each for each in apps.get_models(include_auto_created=True) if each._meta.managed and not each._meta.proxy]
    kept = [each for each in found if each._meta.app_label not in LEFT_OUT]
    return sorted((each for each in kept if each._meta.db_table not in LEFT_OUT_TABLES), key=table_of)


def table_of(model: type[models.Model]) -> str:
    """The name of a model's table."""
    return str(model._meta.db_table)


def columns_of(model: type[models.Model]) -> list[Any]:
    """The fields of a model that are columns."""
    return list(model._meta.concrete_fields)


def backup(path: Path) -> Backed:
    """Write the register to a file; it stands under its name only when it is whole."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            told = write(fresh)
        fresh.replace(path)
    except OSError as refusal:
        raise BackupNotWritten(path=path, reason=refused(refusal)) from refusal
    finally:
        fresh.unlink(missing_ok=True)
    return told


def write(path: Path) -> Backed:
    """Write all parts and then the manifest."""
    parts: dict[str, dict[str, object]] = {}
    rows = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for model in kept_models(current_apps):
            name = f"tables/{table_of(model)}.jsonl"
            parts[name] = write_table(archive, name, model)
            rows += int(str(parts[name]["rows"]))
        sums = {*Document.objects.values_list("sha256", flat=True), *Delivery.objects.values_list("sha256", flat=True)}
        sums.update(ever_attached())
        originals = [sha256 for sha256 in sorted(sums) if original_of(sha256).is_file()]
        for sha256 in originals:
            archive.write(original_of(sha256), f"originals/{sha256}")
            parts[f"originals/{sha256}"] = {"sha256": sha256}
        applied = sorted(MigrationLoader(connection).applied_migrations)
        head = {"format": 1, "version": version("pobratim"), "made_at": datetime.now(UTC).isoformat(timespec="seconds")}
        archive.writestr(MANIFEST, json.dumps({**head, "migrations": applied, "parts": parts}, ensure_ascii=False))
    return Backed(rows, len(originals), str(head["made_at"]), str(head["version"]))


def write_table(archive: zipfile.ZipFile, name: str, model: type[models.Model]) -> dict[str, object]:
    """Write the rows of a table; their checksum and their number."""
    columns = [field.attname for field in columns_of(model)]
    seen, number = hashlib.sha256(), 0
    with archive.open(name, "w", force_zip64=True) as file:
        for row in model._base_manager.order_by("pk").values_list(*columns).iterator(chunk_size=AT_ONCE):
            values = dict(zip(columns, row, strict=True))
            line = json.dumps(values, cls=ExactEncoder, ensure_ascii=False).encode() + b"\n"
            seen.update(line)
            file.write(line)
            number += 1
    return {"sha256": seen.hexdigest(), "rows": number}


class ExactEncoder(DjangoJSONEncoder):
    """JSON that keeps the microseconds of times."""

    def default(self, o: Any) -> Any:
        """A time to the microsecond; the rest as Django writes it."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def restore(path: Path) -> Backed:
    """Fill an empty register from a file, after all its checksums have been found right."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = checked(archive, path)
            refuse_what_stands(manifest)
            for name in manifest["parts"]:
                if name.startswith("originals/"):
                    keep_original(archive.read(name))
            steps = len(own(MigrationLoader(None).disk_migrations) - own(manifest["migrations"]))
            rows = fill(archive, manifest)
        with connection.cursor() as cursor:  # until it has counted the rows, a database plans as for empty tables
            cursor.execute("ANALYZE")
    except (OSError, zipfile.BadZipFile, KeyError, ValueError) as failure:
        raise BackupBroken(path=path, reason=str(failure)) from failure
    originals = sum(name.startswith("originals/") for name in manifest["parts"])
    return Backed(rows, originals, manifest["made_at"], manifest["version"], steps)


def own(migrations: Iterable[Sequence[str]]) -> set[tuple[str, ...]]:
    """Those of the migrations that are the project's own."""
    return {tuple(each) for each in migrations if each[0] in opening.OURS}


def checked(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The manifest of a backup whose every part has its checksum."""
    manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
    for name, part in manifest["parts"].items():
        seen = hashlib.sha256()
        with archive.open(name) as file:
            while piece := file.read(1 << 20):
                seen.update(piece)
        if seen.hexdigest() != part["sha256"]:
            raise BackupBroken(path=path, reason=name)
    return manifest


def refuse_what_stands(manifest: dict[str, Any]) -> None:
    """Refuse a register that holds something, and a backup of a newer version of the program."""
    opening.check_place(create=True)
    loader = MigrationLoader(connection)
    if own(manifest["migrations"]) - set(loader.disk_migrations):
        raise RegisterTooNew(address=settings.POBRATIM_REGISTER)
    if loader.applied_migrations and (opening.pending() or AuditEvent.objects.exists()):
        raise RegisterNotEmpty(address=opening.address())
    if loader.applied_migrations and own(manifest["migrations"]) != own(loader.applied_migrations):
        raise RegisterOpenedAlready(address=opening.address())


def fill(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    """How many rows were put in; the tables are made as of the backup's version, filled, and brought up to ours."""
    connection.disable_constraint_checking()
    try:
        with transaction.atomic():
            if not MigrationLoader(connection).applied_migrations:
                migrate_to(manifest)
            if (
                connection.vendor == "postgresql"
            ):  # migrations leave keys that are checked at once; rows come in any order
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            loader = MigrationLoader(connection)
            apps = loader.project_state(list(loader.applied_migrations)).apps
            triggers.remove(connection)
            filled = [model for model in kept_models(apps) if f"tables/{table_of(model)}.jsonl" in manifest["parts"]]
            number = sum(fill_table(archive, model) for model in filled)
            with connection.cursor() as cursor:
                for statement in connection.ops.sequence_reset_sql(no_style(), filled):
                    cursor.execute(statement)
            triggers.install(connection)
            if "tieword" in apps.all_models["register"]:  # else the change of the tables that makes them fills them
                indexing.fill()
            connection.check_constraints()
    finally:
        connection.enable_constraint_checking()
    opening.open_register()
    return number


def migrate_to(manifest: dict[str, Any]) -> None:
    """Make the tables as they were when the backup was written."""
    executor = MigrationExecutor(connection)
    theirs = {tuple(each) for each in manifest["migrations"]}
    targets = [node for node in executor.loader.graph.nodes if node in theirs]
    leaves = [node for node in targets if not any(child in theirs for child in children(executor, node))]
    executor.migrate(leaves)


def children(executor: MigrationExecutor, node: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """The migrations of the same application that follow one."""
    for child in executor.loader.graph.node_map[node].children:
        if child.key[0] == node[0]:
            yield child.key


def fill_table(archive: zipfile.ZipFile, model: type[models.Model]) -> int:
    """How many rows were put into a table; times stay as they were."""
    fields = columns_of(model)
    for field in fields:
        field.auto_now = field.auto_now_add = False
    rows: list[models.Model] = []
    number = 0
    with archive.open(f"tables/{table_of(model)}.jsonl") as file:
        for line in file:
            said = json.loads(line)
            rows.append(model(**{each.attname: value_of(each, said[each.attname]) for each in fields}))
            number += 1
            if len(rows) == AT_ONCE:
                model._base_manager.bulk_create(rows)
                rows = []
    model._base_manager.bulk_create(rows)
    return number


def value_of(field: Any, said: Any) -> Any:
    """A value as the column takes it."""
    if said is None or isinstance(field, models.JSONField):
        return said
    target = field.target_field if field.is_relation else field
    return target.to_python(said)
