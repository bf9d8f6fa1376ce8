"""The documents tell the truth: snippets run, tables are complete, links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest
import typer
import yaml

from scheduler.advice.codes import CODES as WARNINGS
from scheduler.calendars.clock import clock_changes
from scheduler.calendars.situation import audit
from scheduler.cli import app
from scheduler.formats.task_graph_schema import task_graph_schema
from scheduler.model.campaign import Campaign
from scheduler.readers.codes import CODES, FIELD_CODES, FILE_CODES
from scheduler.readers.task_graph import parse_task_graph

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
FORMAT = (ROOT / "task_graphs" / "README.md").read_text("utf-8")
GRAPHS = sorted((ROOT / "task_graphs").glob("*.yaml"))
PAGES = sorted(
    path
    for folder in (ROOT, ROOT / "docs", ROOT / "task_graphs", ROOT / "benchmarks")
    for path in folder.glob("*.md")
)
COMMANDS = typer.main.get_group(app).commands
HEAD = {"name": "example", "start": "2026-01-05T08:00", "launch": "launch-task"}


def blocks(text, language):
    """Return the fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def anchors(text):
    """Return the anchors of a page's headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def as_texts(text):
    """Return the data of a YAML text with every value left as text, as the program reads it."""
    return yaml.BaseLoader(text).get_single_data()


def as_task_graph(example):
    """Return the text of a task graph around an example of some fields, or of some tasks."""
    data = as_texts(example)
    if not set(data) <= set(Campaign.model_fields):
        data = {"tasks": data}
    return yaml.safe_dump({"tasks": {}, **HEAD, **data}, sort_keys=False)


@pytest.mark.parametrize("snippet", blocks(README, "python"))
def test_readme_snippet_runs(snippet, tmp_path):
    """The lines of Python in the README work as they stand."""
    shutil.copytree(ROOT / "task_graphs", tmp_path / "task_graphs")

    done = subprocess.run(
        [sys.executable, "-"],
        input=snippet,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert done.stdout != ""


def test_readme_has_a_snippet_and_stays_short():
    """The README shows Python, and fits in a few screens."""
    assert blocks(README, "python") != []
    assert len(README.splitlines()) < 170


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_explained(name):
    """Every command and each of its options has help, and the README names the command."""
    command = COMMANDS[name]

    assert f"launch-scheduler {name}" in README
    assert command.help
    assert [option.name for option in command.params if not getattr(option, "help", "")] == []


def test_readme_names_every_scenario_of_the_founding_campaign():
    """The table of measured scenarios leaves none out."""
    scenarios = as_texts(GRAPHS[-1].read_text("utf-8"))["scenarios"]

    assert GRAPHS[-1].stem == "shenzhou-22"
    assert [name for name in scenarios if f"| `{name}`" not in README] == []


@pytest.mark.parametrize("example", blocks(FORMAT, "yaml"))
def test_format_example_can_be_read(example):
    """Every example of the format is YAML, with fields and values that the format knows."""
    problems = parse_task_graph(as_task_graph(example).encode(), "example").problems

    assert [str(each) for each in problems if each.code in FILE_CODES | FIELD_CODES] == []


def test_table_of_problems_lists_every_code():
    """The page on the format lists all codes, with the meanings that the program states."""
    table = FORMAT.partition("## Problems a file can have")[2].partition("\n## ")[0]
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", table, re.MULTILINE))
    sources = [Path(str(module.__file__)).read_text("utf-8") for module in (audit, clock_changes)]
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


def test_changelog_has_the_current_version():
    """The version in the package's description has an entry."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert f"\n## [{version('launch-scheduler')}]" in changelog


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    """A link within the repository points to a file and a heading that exist."""
    text = page.read_text("utf-8")
    broken = []
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", text):
        target, _, anchor = link.partition("#")
        there = page.parent / target if target else page
        found = there.exists() and (
            not anchor or there.suffix != ".md" or anchor in anchors(there.read_text("utf-8"))
        )
        if not found:
            broken.append(link)

    assert broken == []
