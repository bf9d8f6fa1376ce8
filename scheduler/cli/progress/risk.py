"""The progress of an assessment: rounds played, what is left out in each, and single draws."""

from scheduler.cli.progress.live_line import LiveLine
from scheduler.studies.risk.policies.outcomes import PolicyKind
from scheduler.studies.risk.question import RiskLook, RiskProgress
from scheduler.wording.risk.chances import NEVER, count_text
from scheduler.wording.risk.sources import TOGETHER
from scheduler.wording.verdicts.moments import short_date

DRAW_WORDS = {
    PolicyKind.REPLAN: "replanning single draws",
    PolicyKind.HINDSIGHT: "planning single draws with all of them known",
}


class RiskLine(LiveLine):
    """Shows which round is played; give it to the assessment as its listener."""

    opening = "playing the plan forward"

    def __call__(self, progress: RiskProgress) -> None:
        """Show a round that begins."""
        self.show(round_words(progress), (bool(progress.without), progress.look is None))

    def draw(self, kind: PolicyKind, done: int, asked: int) -> None:
        """Show a draw that has been planned by itself."""
        self.show(f"{DRAW_WORDS[kind]} ({done} of {asked})", (kind, done))


def round_words(progress: RiskProgress) -> str:
    """Return the line for a round: the draws as they are, or without a source, or without any."""
    if progress.look is not None:
        return look_words(progress.look)
    what = "any source" if progress.without == TOGETHER else progress.without
    without = f", without {what}" if what else ""
    return f"playing the plan forward{without} (round {progress.done + 1} of {progress.rounds})"


def look_words(look: RiskLook) -> str:
    """Say what a few draws say, and why there is nothing better yet."""
    p50, p80 = (
        NEVER if minute is None else short_date(look.axis, minute)
        for minute in (look.p50, look.p80)
    )
    figures = f"a first look at {count_text(look.draws)}: P50 {p50}, P80 {p80}"
    return f"{figures}; the player is compiled meanwhile, which takes a minute once"
