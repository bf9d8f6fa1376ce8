"""The progress of a search for conflicts: what is looked for, and how many plans were tried."""

from scheduler.cli.progress.live_line import LiveLine
from scheduler.studies.conflicts.oracle import OracleProgress


class ConflictProgress(LiveLine):
    """Shows what is being looked for and how many plans were tried."""

    def __call__(self, step: OracleProgress) -> None:
        """Show a sign of progress."""
        self.show(step_words(step), step.stage)


def step_words(step: OracleProgress) -> str:
    """Return the line for a plan that was tried."""
    plans = f"{step.trials} plan{'' if step.trials == 1 else 's'} tried"
    return f"{step.stage}: {plans}, {step.seconds:.1f} s"
