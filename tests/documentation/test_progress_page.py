"""The page on facts is complete, and its examples are read as it says."""

import re

from scheduler.model.progress.news import News
from scheduler.model.progress.step_facts import StepFacts
from scheduler.readers.progress.codes import CODES
from scheduler.readers.progress.progress_yaml import parse_progress_yaml
from scheduler.readers.progress.tables.headings import field_of
from scheduler.readers.progress.tables.log_rows import What
from scheduler.readers.progress.tables.reading import read_progress_table
from scheduler.readers.task_graph import read_task_graph
from tests.builders import local
from tests.documentation.pages import ROOT, blocks, read

PAGE = read("docs/progress.md")
CAMPAIGN = read_task_graph(ROOT / "task_graphs" / "first-steps.yaml").require()


def section(title):
    """Return the part of the page below a heading."""
    return PAGE.partition(f"# {title}\n")[2].partition("\n#")[0]


def first_cells(text):
    """Return the words in code style that the first cells of tables begin with."""
    rows = re.findall(r"^\| (`[^|]+) \|", text, re.MULTILINE)
    return {word for row in rows for word in re.findall(r"`(\w+)", row)}


def test_example_is_a_sound_progress_file():
    """The file shown has no problems, and says what stands beside it."""
    examples = [text for _, text in blocks(PAGE, "yml")]

    assert len(examples) == 1
    draft = parse_progress_yaml(examples[0].encode(), "example", CAMPAIGN)
    assert draft.problems == ()
    assert draft.require().facts_of("test").is_suspended


def test_log_is_read_as_the_page_says(tmp_path):
    """The log shown amounts to one step done and one under way with a stop that is over."""
    (text,) = [text for _, text in blocks(PAGE, "text")]
    path = tmp_path / "log.csv"
    path.write_text(text, "utf-8")

    progress = read_progress_table(path, CAMPAIGN, local("2026-03-03T09:00")).require()

    assert progress.facts_of("unload").finished == local("2026-03-02T11:00")
    assert progress.facts_of("stack").remaining == 90
    assert len(progress.facts_of("stack").stops) == 1


def test_every_field_is_explained():
    """The tables of steps and events leave no field out, and none in that is not there."""
    assert first_cells(section("Steps")) == set(StepFacts.model_fields)
    fields = {field.alias or name for name, field in News.model_fields.items()}
    named = set(re.findall(r"`(\w+)", section("Events")))
    assert fields - named == set()


def test_every_entry_of_a_log_is_explained():
    """The table of what a row can say has all of it."""
    assert first_cells(section("Read a log")) - {"what"} == {each.value for each in What}


def test_headings_of_other_tools_are_known():
    """Each heading in the table of columns is read as the field of its row."""
    table = section("Read a table")
    rows = re.findall(r"^\| [a-z ]+ \| `(\w+)` \| (.+)\|$", table, re.MULTILINE)

    assert len(rows) == 6
    for own, others in rows:
        headings = re.findall(r"`([^`]+)`", others)
        assert [field_of(heading) for heading in headings] == [own] * len(headings)


def test_table_of_codes_is_complete():
    """All codes with their meanings, in order."""
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", section("Codes"), re.MULTILINE))

    assert listed == CODES
