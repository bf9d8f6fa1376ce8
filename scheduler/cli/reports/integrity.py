"""The integrity statement for the terminal."""

from rich.console import Console
from rich.padding import Padding

from scheduler.analyse.plan import ExplainedPlan
from scheduler.cli.terminal.console import print_head
from scheduler.wording.integrity.statement import kept_text, statement

INDENT = 4


def print_integrity(plan: ExplainedPlan, console: Console) -> None:
    """Print what a plan kept and what it was bought with, one by one."""
    print_head(console, "Integrity", f": {kept_text(plan.integrity)}")
    for section in statement(plan.situation, plan.integrity):
        console.print(f"{section.topic}: {section.text}")
        for item in section.items:
            console.print(Padding(item.text, (0, 0, 0, INDENT)))
