"""Facts as JSON: `to_json` gives values in the form that `pobratim read --json` prints, `from_json` the facts back."""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from pobratim.facts.facts import Facts, Tie


def to_json(facts: Facts) -> dict[str, object]:
    """The facts of a document as values that `json.dumps` takes; keys as ARCHITECTURE.md gives them."""
    return {
        "document": {
            "name": facts.name,
            "sha256": facts.sha256,
            "media_type": facts.media_type,
            "language": facts.language,
            "as_of": facts.as_of,
        },
        "text": facts.text,
        "ties": [_tie(tie) for tie in facts.ties],
        **{
            name: [asdict(fact) for fact in getattr(facts, name)]
            for name in ("projects", "activities", "directions", "recommendations", "policies")
        },
        "warnings": list(facts.warnings),
    }


def _tie(tie: Tie) -> dict[str, object]:
    return asdict(tie)


def from_json(value: Mapping[str, Any]) -> Facts:
    """The facts that `to_json` made these values of; keys that facts do not have are passed over."""
    facts = _built(Facts, {**value, **value["document"]})
    assert isinstance(facts, Facts)  # noqa: S101
    return facts


def _built(kind: Any, value: Any) -> Any:
    """A value of a type of `facts.py` from its JSON."""
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], each) for each in value)
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _built(part, value[name]) for name, part in _parts(kind) if name in value})
    return value


@cache
def _parts(kind: Any) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in fields(kind))
