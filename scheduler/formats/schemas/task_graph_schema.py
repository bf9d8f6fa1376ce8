"""The published JSON Schema of task graphs, made from the model that reads them."""

import json
from typing import Any

from scheduler.model.campaign import Campaign
from scheduler.model.notation.durations import DAY

AS_TEXT = {
    "integer": r"^\d+$",
    "number": r"^\d+(\.\d*)?$",
    "boolean": "^([Yy]es|[Nn]o|[Tt]rue|[Ff]alse)$",
}
"""How numbers and yes-or-no look when a YAML reader gives them as text."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def task_graph_schema() -> str:
    """Return the schema as text; the same model gives the same bytes."""
    schema = Campaign.model_json_schema()
    schema["properties"]["horizon"]["default"] = (
        f"{Campaign.model_fields['horizon'].default // DAY}d"
    )
    return schema_text("Launch campaign task graph, format 1", schema)


def schema_text(title: str, schema: dict[str, Any]) -> str:
    """Return the schema of a model as it is published: with a title, for any reader of YAML."""
    own = {key: value for key, value in schema.items() if key != "title"}
    published = {"$schema": DIALECT, "title": title, **own}
    return json.dumps(_or_text(published), indent=1, ensure_ascii=False) + "\n"


def _or_text(node: Any) -> Any:
    """Let every number and every yes-or-no be a text too: readers of YAML disagree on them."""
    if isinstance(node, list):
        return [_or_text(item) for item in node]
    if not isinstance(node, dict):
        return node
    open_node = {key: _or_text(value) for key, value in node.items()}
    kind = node.get("type")
    if isinstance(kind, str) and kind in AS_TEXT and "const" not in node:
        open_node |= {"type": [kind, "string"], "pattern": AS_TEXT[kind]}
    return open_node
