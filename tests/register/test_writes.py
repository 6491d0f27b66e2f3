"""Only actions write: nobody else in the package calls what changes rows."""

import ast
from pathlib import Path

import pobratim

PACKAGE = Path(pobratim.__file__).parent
ROWS = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
MAILS = "desk/mailing.py: form.save"  # the form of a forgotten password writes no row, it sends its mail
MAY_WRITE = (
    "register/actions/",
    "register/counting.py",
    "register/indexing.py",
    "register/outlining.py",
    "monitoring/actions/",
    "accounts/forgetting.py",
    "accounts/people.py",
    "accounts/saved.py",
    "accounts/second.py",
)


def written_in(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ROWS:
            receiver = ast.unparse(node.func.value)
            if "objects" in receiver or node.func.attr == "save":
                yield f"{path.relative_to(PACKAGE)}: {ast.unparse(node.func)}"


def test_only_actions_write():
    layers = ("register", "accounts", "monitoring", "desk", "portal", "api", "network")
    paths = [path for layer in layers for path in (PACKAGE / layer).rglob("*.py")]
    found = [
        call for path in paths if not str(path.relative_to(PACKAGE)).startswith(MAY_WRITE) for call in written_in(path)
    ]
    assert found == [MAILS]


def test_rows_are_never_changed_behind_the_audit():
    for path in (PACKAGE / "register").rglob("*.py"):
        if "migrations" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert ".bulk_update(" not in text
            assert "objects.update(" not in text
            # of places, names that a merging had lent and a link said by mistake go; the audit keeps what they were;
            # counts of outlines and the words by which search goes are derived, and are made anew
            may_go = {"actions/places.py": 2, "outlining.py": 1, "indexing.py": 2}
            assert text.count(".delete()") == may_go.get(path.relative_to(PACKAGE / "register").as_posix(), 0), path
