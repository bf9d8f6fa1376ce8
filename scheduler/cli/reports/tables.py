"""A task graph written as a table: what is in it, what is not, and how it comes back."""

from collections.abc import Iterator
from shlex import quote
from typing import Any

from scheduler.cli.reports.importing import counts_of, said_counts
from scheduler.pipeline.interchange.tables import Tabled


def table_lines(done: Tabled) -> Iterator[str]:
    """Yield the report for people."""
    yield f"{done.graph}: {', '.join(said_counts(done.campaign))}."
    if done.comments:
        lines = "1 comment" if done.comments == 1 else f"{done.comments} comments"
        yield f"Not in the table: {lines} of the file. All that a plan depends on is there."
    yield f"Written to {done.path}; its sheet Read me explains the columns."
    yield f"Back: launch-scheduler import {quote(str(done.path))}"


def table_data(done: Tabled) -> dict[str, Any]:
    """Return the report for programs."""
    return {
        "graph": str(done.graph),
        "table": str(done.path),
        "counts": counts_of(done.campaign),
        "comments_left_out": done.comments,
    }
