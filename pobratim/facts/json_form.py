"""Facts as JSON: `to_json` gives plain values in the public form that `pobratim read --json` prints."""

from dataclasses import asdict

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
