"""The page of the format is complete, and its examples can be read."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from scheduler.advice.codes import CODES as WARNINGS
from scheduler.calendars.shifts import clock_changes
from scheduler.calendars.situation import audit, notice
from scheduler.formats.schemas.task_graph_schema import task_graph_schema
from scheduler.model.campaign import Campaign
from scheduler.readers.codes import CODES, FIELD_CODES, FILE_CODES
from scheduler.readers.task_graph import parse_task_graph
from tests.documentation.pages import ROOT, as_texts, blocks, read
from tests.shipped import GRAPHS

FORMAT = read("task_graphs/README.md")
HEAD = {"name": "example", "start": "2026-01-05T08:00", "launch": "launch-task"}


def as_task_graph(example):
    """Return the text of a task graph around an example of some fields, or of some tasks."""
    data = as_texts(example)
    if not set(data) <= set(Campaign.model_fields):
        data = {"tasks": data}
    return yaml.safe_dump({"tasks": {}, **HEAD, **data}, sort_keys=False)


@pytest.mark.parametrize("example", [text for _, text in blocks(FORMAT, "yaml")])
def test_format_example_can_be_read(example):
    """Every example of the format is YAML, with fields and values that the format knows."""
    problems = parse_task_graph(as_task_graph(example).encode(), "example").problems

    assert [str(each) for each in problems if each.code in FILE_CODES | FIELD_CODES] == []


def test_table_of_problems_lists_every_code():
    """The page on the format lists all codes, with the meanings that the program states."""
    table = FORMAT.partition("## Problems a file can have")[2].partition("\n## ")[0]
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", table, re.MULTILINE))
    modules = (audit, clock_changes, notice)
    sources = [Path(str(module.__file__)).read_text("utf-8") for module in modules]
    calendar_codes = set(re.findall(r'code="([a-z-]+)"', "".join(sources)))

    assert set(listed) == set(CODES) | calendar_codes
    assert {code: listed[code] for code in CODES} == CODES


def test_tables_of_warnings_list_every_code():
    """The page on the format lists all codes of warnings, with their meanings."""
    tables = FORMAT.partition("## Warnings a file can have")[2]
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", tables, re.MULTILINE))

    assert listed == WARNINGS


def test_published_schema_is_up_to_date():
    """The schema in the repository is the one that the program prints."""
    published = ROOT / "task_graphs" / "task-graph.schema.json"

    assert published.read_text("utf-8") == task_graph_schema()


@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: path.stem)
def test_task_graph_fits_the_published_schema(path):
    """Each task graph fits the schema, whether its values come as texts or not."""
    schema = yaml.safe_load(task_graph_schema())
    data = as_texts(path.read_text("utf-8"))

    errors = jsonschema.Draft202012Validator(schema).iter_errors(data)

    assert [f"{error.json_path}: {error.message}" for error in errors] == []
