"""The published JSON Schema of risk files, made from the model that reads them."""

from scheduler.formats.schemas.task_graph_schema import schema_text
from scheduler.model.risk.risks import Risks


def risk_schema() -> str:
    """Return the schema as text; the same model gives the same bytes."""
    return schema_text("Risks of a launch campaign, format 1", Risks.model_json_schema())
