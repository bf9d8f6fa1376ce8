"""What a task graph says comes back whole from a workbook."""

import pytest
from hypothesis import given, reject, settings

from scheduler.errors import InputError
from scheduler.exports.workbook.writing import table_bytes
from scheduler.interchange.text.graph_text import graph_text
from scheduler.model.judging import require_sound
from scheduler.pipeline.campaign_text import Writer
from scheduler.readers.task_graph import parse_task_graph, read_task_graph
from scheduler.readers.workbook.reading import read_workbook
from tests.planning.campaigns import REPEATABLE, campaigns
from tests.shipped import GRAPHS

QUICK = [path for path in GRAPHS if path.stem == "first-steps"]
LONG = [path for path in GRAPHS if path not in QUICK]
TABLES = ("shifts", "crews", "facilities", "zones", "hazards", "windows", "flows", "tasks")
ORDERED = (*TABLES, "vehicles", "launches", "scenarios")


def _comes_back(campaign):
    """Write a campaign as a workbook, read that, and read the task graph made of it."""
    content = table_bytes(Writer(campaign.zone).plain(campaign))
    read = read_workbook(content, "table.xlsx")
    draft = parse_task_graph(graph_text(read.data, {}, {}).encode(), "back.yaml")
    for again in (read.campaign, draft.require()):
        assert again.altered({"format": campaign.format}) == campaign
        for table in ORDERED:
            assert list(getattr(again, table)) == list(getattr(campaign, table))
    assert draft.remarks == ()
    assert read.account.unread == read.account.hidden == []


@pytest.mark.parametrize("path", QUICK, ids=lambda path: path.stem)
def test_shipped_graph_comes_back_from_a_workbook(path):
    """The smallest graph that comes with the package is the same after the way out and in."""
    _comes_back(read_task_graph(path).require())


@pytest.mark.slow
@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_large_shipped_graph_comes_back_from_a_workbook(path):
    """So are the large ones, with vehicles, neighbours, prices and permits among them."""
    _comes_back(read_task_graph(path).require())


def _random_comes_back(campaign):
    try:
        require_sound(campaign)
    except InputError:
        reject()
    _comes_back(campaign)


@settings(REPEATABLE, max_examples=3)
@given(campaign=campaigns())
def test_random_campaign_comes_back_from_a_workbook(campaign):
    """A few random campaigns with every rule survive the way out and in."""
    _random_comes_back(campaign)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=200)
@given(campaign=campaigns())
def test_any_random_campaign_comes_back_from_a_workbook(campaign):
    """So do many."""
    _random_comes_back(campaign)
