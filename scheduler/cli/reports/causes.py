"""The causes of a slip, on paper."""

from rich.console import Console

from scheduler.analyse.causes.causes import Causes
from scheduler.calendars.clock.axis import Axis
from scheduler.cli.reports.comparison import print_table
from scheduler.cli.terminal.console import print_head
from scheduler.wording.replanning.causes import cause_rows, idle_rows

HEADS = ("cause", "known", "adds", "alone", "but for it", "fair share")


def print_causes(causes: Causes, axis: Axis, console: Console) -> None:
    """Print what launch slips by and why, and what only took float."""
    if causes.effective or causes.given_back:
        print_head(console, "Why launch moves, in the order in which it became known")
        print_table(console, HEADS, cause_rows(causes, axis))
    if causes.without_effect:
        print_head(console, "Without effect on launch")
        print_table(console, ("cause", "known", "float"), idle_rows(causes, axis))
