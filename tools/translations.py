"""Lists the sentences that the command line and the errors show: what a language must translate."""

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pobratim"
REFUSALS = "errors/refusals.py"
DOUBTS = ("facts/confidence.py", "facts/sureness.py", "reading/second/comparing.py")  # said at the desk
WITH_REASONS = ("documents", "exchange", "monitoring", "network", "places", "reading")


def sentences() -> set[str]:
    """Every Russian sentence that the command line may say."""
    found = set(messages_of_errors())
    for source in [*sorted((PACKAGE / "cli").glob("*.py")), ROOT / "tools" / "run.py"]:
        found |= set(spoken(ast.parse(source.read_text(encoding="utf-8"))))
    found |= set(russian(ast.parse((PACKAGE / "register" / "opening.py").read_text(encoding="utf-8"))))
    for source in sorted(each for part in WITH_REASONS for each in (PACKAGE / part).rglob("*.py")):
        found |= set(reasons(ast.parse(source.read_text(encoding="utf-8"))))
    for table in (*DOUBTS, REFUSALS):
        found |= set(russian(ast.parse((PACKAGE / table).read_text(encoding="utf-8"))))
    people = runpy.run_path(str(ROOT / "tools" / "example_accounts.py"))["PEOPLE"]
    return found | {person.title for person in people}


def messages_of_errors() -> Iterator[str]:
    """The sentences of the error classes."""
    for path in sorted((PACKAGE / "errors").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Assign(targets=[ast.Name(id="message")]):
                    yield ast.literal_eval(node.value)


def spoken(tree: ast.AST) -> Iterator[str]:
    """The sentences that a module passes through `_` or `plural`, and the values of its word lists."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "plural"):
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            values = [each.value for each in node.value.values if isinstance(each, ast.Constant)]
            yield from (value for value in values if isinstance(value, str) and re.search("[а-яё]", value))


def reasons(tree: ast.AST) -> Iterator[str]:
    """The reasons that a module gives in its errors; a computed number in one stands as `{number}`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "reason":
            if isinstance(node.value, ast.Constant):
                yield re.sub(r"\d+", "{number}", str(node.value.value), count=1)
            if isinstance(node.value, ast.JoinedStr):
                pieces = [
                    str(each.value) if isinstance(each, ast.Constant) else "{number}" for each in node.value.values
                ]
                yield "".join(pieces)


def russian(tree: ast.AST) -> Iterator[str]:
    """Every Russian phrase of a module whose phrases are parts of sentences of errors."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search("[а-яё]", node.value):
            yield node.value


if __name__ == "__main__":
    for each in sorted(sentences()):
        print(each)
