"""A table goes out and comes in by its files, and what is not read is told."""

import openpyxl
import pytest

from scheduler.errors import ExportError, InputError
from scheduler.interchange.choices import ImportChoices
from scheduler.pipeline.interchange.reading import read_import
from scheduler.pipeline.interchange.tables import comments_of, write_table
from scheduler.readers.task_graph import read_task_graph
from tests.shipped import FOLDER

GRAPH = FOLDER / "first-steps.yaml"


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """Write the table of a small graph once."""
    return write_table(GRAPH, tmp_path_factory.mktemp("table") / "t.xlsx").path


def test_import_of_a_table_gives_the_same_campaign(table):
    """The workbook is known as ours, and no list of somebody else."""
    done = read_import(table, ImportChoices())
    assert done.campaign == read_task_graph(GRAPH).require()
    assert done.notices == ()


def test_choices_that_a_table_does_not_need_are_told(table):
    """Nothing is passed over in silence."""
    done = read_import(table, ImportChoices(launch="go"))
    assert [(each.code, each.names) for each in done.notices] == [
        ("import-table-choices", ("launch",))
    ]


def test_table_is_not_written_over(table):
    """Somebody may have edited it."""
    with pytest.raises(ExportError, match="there already"):
        write_table(GRAPH, table)


def test_mistake_that_calendars_reveal_is_told_by_its_row(table, tmp_path):
    """A step longer than any shift can be worked in no scenario."""
    book = openpyxl.load_workbook(table)
    book["Steps"]["C2"] = 20
    book.save(tmp_path / "long.xlsx")
    with pytest.raises(InputError, match=r"long\.xlsx: sheet Steps, row 2.*: task-too-long"):
        read_import(tmp_path / "long.xlsx", ImportChoices())


def test_comments_are_counted_and_signs_in_texts_are_not():
    """A sign within quotes begins no comment."""
    assert list(comments_of('# one\na: "x # y"  # two\nb: c#d\n')) == ["one", "two"]
