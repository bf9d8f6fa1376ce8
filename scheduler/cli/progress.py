"""The progress of a search: best launch, bound, gap and time."""

from scheduler.cli.live_line import LiveLine
from scheduler.cli.wording import short_date
from scheduler.model.durations import format_minutes
from scheduler.solve.progress import Progress

STAGES = {
    "known": "known plan",
    "list": "by lists",
    "solver": "by the solver",
    "search": "by the search",
    "bounds": "by the bounds",
    "settle": "settling early starts",
}


class ProgressLine(LiveLine):
    """Shows the progress of a search; give it to the planner as its listener."""

    def __call__(self, progress: Progress) -> None:
        """Show a sign of progress."""
        self.show(launch_words(progress), (progress.launch, progress.bound))


def launch_words(progress: Progress) -> str:
    """Return the line for a sign of progress."""
    axis = progress.axis
    found = STAGES[progress.stage]
    bound = short_date(axis, progress.bound)
    if progress.launch is None:
        return f"no plan yet, bound {bound}, {progress.seconds:.1f} s"
    gap = format_minutes(progress.launch - progress.bound)
    launch = short_date(axis, progress.launch)
    return (
        f"{progress.scenario}: best launch {launch}, bound {bound}, gap {gap}, "
        f"{progress.seconds:.1f} s ({found})"
    )
