"""What moves of neighbours are worth for the terminal."""

from rich.console import Console
from rich.table import Table

from scheduler.cli.reports.rows import print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.studies.making_a_date.words import cost_text
from scheduler.studies.neighbours.points import NeighbourCurve
from scheduler.studies.neighbours.words import (
    extent_words,
    headline,
    launch_words,
    neighbour_words,
    verdict_words,
    words_of,
)


def print_neighbours(curve: NeighbourCurve, console: Console) -> None:
    """Print the curve, a line for each price that buys an earlier launch."""
    print_head(console, headline(curve), "")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("price", justify="right", no_wrap=True)
    table.add_column("launch", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("what moves")
    table.add_column("neighbours launch")
    for point in curve.points:
        table.add_row(
            cost_text(point.move.cents),
            launch_words(curve, point.launch),
            verdict_words(curve, point),
            words_of(curve, point),
            neighbour_words(curve, point),
        )
    print_rows(console, table)
    unit = curve.situation.campaign.costs.unit
    console.print(f"{extent_words(curve)} Prices are in {unit}.")
