"""The progress of a search: the best launch, what is proved, what lies between, and the time."""

from scheduler.cli.progress.live_line import LiveLine
from scheduler.model.notation.durations import format_minutes
from scheduler.planning.interface.progress import SearchProgress
from scheduler.wording.verdicts.moments import short_date

STAGES = {
    "known": "from an earlier plan",
    "list": "first plans",
    "solver": "searching",
    "search": "searching",
    "bounds": "proving",
    "settle": "moving steps forward",
    "steady": "changing little of what was announced",
}


class ProgressLine(LiveLine):
    """Shows the progress of a search; give it to the planner as its listener."""

    def __call__(self, progress: SearchProgress) -> None:
        """Show a sign of progress."""
        self.show(launch_words(progress), (progress.launch, progress.bound))


def launch_words(progress: SearchProgress) -> str:
    """Return the line for a sign of progress."""
    axis, name = progress.axis, progress.scenario
    doing = f"{progress.seconds:.1f} s, {STAGES[progress.stage]}"
    least = f"none before {short_date(axis, progress.bound)}"
    if progress.launch is None:
        return f"{name}: no plan yet, {least} ({doing})"
    launch = f"best launch {short_date(axis, progress.launch)}"
    gap = progress.launch - progress.bound
    if gap <= 0:
        return f"{name}: {launch}, proved earliest ({doing})"
    return f"{name}: {launch}, {least}, gap {format_minutes(gap)} ({doing})"
