"""What the Reconciliation API 0.2 asks of answers, restated as JSON Schema after the schemas of the specification.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/ (manifest, reconciliation-result-batch,
suggest-entities-response, suggest-types-response, suggest-properties-response).
"""

from typing import Any

TEXT = {"type": "string"}
TEMPLATE = {"type": "string", "pattern": r"\{\{id\}\}"}


def holding(needed: dict[str, Any], allowed: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with some keys, and perhaps others."""
    return {"type": "object", "properties": {**needed, **(allowed or {})}, "required": list(needed)}


TYPE = {"oneOf": [TEXT, holding({"id": TEXT}, {"name": TEXT})]}
SERVICE = holding({}, {"service_url": TEXT, "service_path": TEXT, "flyout_service_url": TEXT})
MANIFEST = holding(
    {
        "versions": {"type": "array", "items": TEXT, "contains": {"const": "0.2"}},
        "name": TEXT,
        "identifierSpace": TEXT,
        "schemaSpace": TEXT,
    },
    {
        "documentation": TEXT,
        "serviceVersion": TEXT,
        "defaultTypes": {"type": "array", "items": holding({"id": TEXT, "name": TEXT}), "uniqueItems": True},
        "view": holding({"url": TEMPLATE}),
        "preview": holding({"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}),
        "suggest": holding({}, {"entity": SERVICE, "property": SERVICE, "type": SERVICE}),
    },
)
FEATURE = holding({"id": TEXT, "value": {"type": ["boolean", "number"]}})
CANDIDATE = holding(
    {"id": TEXT, "name": TEXT, "score": {"type": "number"}},
    {
        "description": TEXT,
        "match": {"type": "boolean"},
        "type": {"type": "array", "items": TYPE},
        "features": {"type": "array", "items": FEATURE},
    },
)
BATCH = {"type": "object", "additionalProperties": holding({"result": {"type": "array", "items": CANDIDATE}})}
SUGGESTED = holding({"id": TEXT, "name": TEXT}, {"description": TEXT, "notable": {"type": "array", "items": TYPE}})
SUGGESTIONS = holding({"result": {"type": "array", "items": SUGGESTED}})
