"""The published JSON Schema of task graphs, made from the model that reads them."""

import json

from scheduler.model.campaign import Campaign

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def task_graph_schema() -> str:
    """Return the schema as text; the same model gives the same bytes."""
    schema = {
        "$schema": DIALECT,
        "title": "Launch campaign task graph, format 1",
        **{key: value for key, value in Campaign.model_json_schema().items() if key != "title"},
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
