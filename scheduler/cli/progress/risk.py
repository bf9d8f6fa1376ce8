"""The progress of an assessment: rounds played, and what is left out in the present one."""

from scheduler.cli.progress.live_line import LiveLine
from scheduler.studies.risk.question import RiskProgress
from scheduler.wording.risk.sources import TOGETHER


class RiskLine(LiveLine):
    """Shows which round is played; give it to the assessment as its listener."""

    opening = "playing the plan forward"

    def __call__(self, progress: RiskProgress) -> None:
        """Show a round that begins."""
        self.show(round_words(progress), bool(progress.without))


def round_words(progress: RiskProgress) -> str:
    """Return the line for a round: the draws as they are, or without a source, or without any."""
    what = "any source" if progress.without == TOGETHER else progress.without
    without = f", without {what}" if what else ""
    return f"playing the plan forward{without} (round {progress.done + 1} of {progress.rounds})"
