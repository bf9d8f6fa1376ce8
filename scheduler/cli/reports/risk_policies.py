"""What replanning, and knowing everything beforehand, would be worth, for the terminal."""

from collections.abc import Iterable

from rich.console import Console, JustifyMethod
from rich.table import Table

from scheduler.calendars.clock.axis import Axis
from scheduler.cli.reports.rows import PROSE, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.formats.risk.policies import PolicyWorthEntry
from scheduler.wording.risk.policies import (
    NAMES,
    ORDER_KEPT,
    policy_notes,
    saving_text,
    side_texts,
)

HEADS = ("policy", "draws", "P50", "P80", "outside the rules")


def print_policies(policies: Iterable[PolicyWorthEntry], axis: Axis, console: Console) -> None:
    """Print for each policy its launches beside those in the order of the plan."""
    for told in policies:
        print_head(console, NAMES[told.policy].capitalize(), ", against the same draws")
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        for heading in HEADS:
            is_number = heading in {"draws", HEADS[-1]}
            justify: JustifyMethod = "right" if is_number else "left"
            table.add_column(heading, justify=justify, max_width=PROSE)
        sides = ((ORDER_KEPT, told.order_kept), (NAMES[told.policy], told.by_policy))
        for name, side in sides:
            table.add_row(name, f"{told.draws:,}", *side_texts(axis, side))
        print_rows(console, table)
        console.print(" ".join([saving_text(told), *policy_notes(told)]))
