"""The progress of a readiness curve: searches done, stretches left, and the launches so far."""

from collections.abc import Sequence

from rich.console import Console

from scheduler.cli.progress.live_line import LiveLine
from scheduler.studies.readiness.alarm import Reading
from scheduler.studies.readiness.words import days_range
from scheduler.wording.quantities import count_of


class ReadinessProgress(LiveLine):
    """Shows how far the curve of each vehicle is; give it to the study as its listener."""

    opening = "calling the vehicles"

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.found: dict[str, list[Reading]] = {}

    def __call__(self, vehicle: str, reading: Reading, left: int) -> None:
        """Show a search that was done."""
        own = self.found.setdefault(vehicle, [])
        own.append(reading)
        self.show(curve_words(vehicle, own, left), (vehicle, so_far(own)))


def curve_words(vehicle: str, found: Sequence[Reading], left: int) -> str:
    """Return the line for the searches of a vehicle."""
    searches, stretches = count_of(len(found), "search"), count_of(left, "stretch")
    return f"{vehicle}: {so_far(found)} ({searches} done, {stretches} left)"


def so_far(found: Sequence[Reading]) -> str:
    """Say how soon after a call the launches come that were found."""
    lengths = [each.launch - each.at for each in found if each.launch is not None]
    if not lengths:
        return "no launch yet"
    return f"launch {days_range(min(lengths), max(lengths))} after a call"
