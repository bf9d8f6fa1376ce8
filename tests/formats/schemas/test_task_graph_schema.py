import json

import jsonschema
import pytest
import yaml

from scheduler.formats.schemas.task_graph_schema import DIALECT, task_graph_schema
from tests.shipped import GRAPHS


def as_texts(path):
    """Return the data of a task graph with every value left as text, apart from yes and no."""
    return yaml.BaseLoader(path.read_text()).get_single_data()


def test_schema_is_valid_and_repeatable():
    """The same model gives the same text, a schema of the stated dialect."""
    schema = json.loads(task_graph_schema())

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == DIALECT
    assert task_graph_schema() == task_graph_schema()


def test_schema_refuses_what_the_format_does_not_know():
    """An unknown field and a missing launch are mistakes for editors, too."""
    schema = json.loads(task_graph_schema())
    graph = {"name": "x", "start": "2026-01-05T08:00", "tasks": {}, "colour": "red"}

    errors = jsonschema.Draft202012Validator(schema).iter_errors(graph)

    assert {error.validator for error in errors} >= {"additionalProperties", "required"}


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_schema_knows_every_field_of_the_task_graphs(path):
    """None of the fields in use is unknown to the schema."""
    schema = json.loads(task_graph_schema())

    errors = jsonschema.Draft202012Validator(schema).iter_errors(as_texts(path))

    assert [error.message for error in errors if error.validator == "additionalProperties"] == []
