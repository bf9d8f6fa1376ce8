"""Dates on the command line."""

from datetime import datetime

import pytest

from scheduler.cli.arguments.dates import parse_date
from scheduler.errors import InputError

GRAPH = "time_zone: Europe/Stockholm\n"


def read(folder, text):
    """Read a date as one of a graph in Stockholm."""
    graph = folder / "graph.yaml"
    graph.write_text(GRAPH, "utf-8")
    return parse_date(text, "--by", graph)


def test_day_alone_means_its_end(tmp_path):
    """By 20 March: the whole day is there to launch."""
    assert read(tmp_path, "2026-03-20") == datetime.fromisoformat("2026-03-21T00:00")


def test_offset_tells_the_two_hours_apart(tmp_path):
    """The second 02:30 of the night in which the clocks go back."""
    assert read(tmp_path, "2026-10-25T02:30+01:00").fold == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-10-25T02:30", "bound-in-clock-change"),
        ("2026-03-29T02:30", "bound-in-clock-change"),
        ("2026-03-20T08:00+05:00", "bad-date"),
        ("9999-12-31", "bad-date"),
        ("tomorrow", "bad-date"),
    ],
)
def test_date_that_names_no_minute_is_refused(tmp_path, text, code):
    """In the zone of the graph, with the way out."""
    with pytest.raises(InputError, match=code) as caught:
        read(tmp_path, text)
    assert caught.value.problems[0].hint.startswith("Write ") or "hour" in str(caught.value)


def test_graph_that_cannot_be_read_is_told_by_its_own_problem(tmp_path):
    """The date is read without a zone; what is wrong with the graph comes when it is read."""
    missing = tmp_path / "none.yaml"
    assert parse_date("2026-03-20T08:00", "--by", missing).hour == 8
