"""How sure a plan is: draws played forward, all of them and without each source in turn."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from scheduler.model.notation.base import Minutes
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Draws, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.studies.risk.assessment import Assessment, RiskDriver
from scheduler.studies.risk.drawing.excluding import reach_of
from scheduler.studies.risk.drawing.sources import Source, sources_of
from scheduler.studies.risk.excluding import Exclusions
from scheduler.studies.risk.figures.chances import bars_of, chance_by, mean_slip, outside_of
from scheduler.studies.risk.figures.holds import hold_chances
from scheduler.studies.risk.figures.percentiles import SHARES, percentile
from scheduler.studies.risk.figures.steps import step_risks
from scheduler.studies.risk.question import OnRound, Player, RiskProgress, RiskQuestion, ignore
from scheduler.studies.risk.sampling import sample

TOGETHER = Source(key="together", words="all together")


def assess(
    playbook: Playbook,
    risks: Risks,
    question: RiskQuestion,
    run: Player,
    on_round: OnRound = ignore,
) -> Assessment:
    """
    Return how sure a plan is.

    Ctrl-C keeps the drivers that are known by then.

    Parameters
    ----------
    playbook, risks
        A plan ready to be played, and what is uncertain in it.
    question
        What is asked of it.
    run
        Plays draws forward.
    on_round
        Told before each round.

    Raises
    ------
    KeyboardInterrupt
        If it is interrupted before all draws have been played once.
    """
    return _Study(playbook, risks, question, run, on_round).run_all()


@dataclass
class _Study:
    playbook: Playbook
    risks: Risks
    question: RiskQuestion
    run: Player
    on_round: OnRound
    drivers: list[RiskDriver] = field(default_factory=list)
    together: RiskDriver | None = None
    rounds_done: int = 0

    @property
    def launch(self) -> Minutes:
        """The announced end of launch."""
        return self.question.announced[self.playbook.situation.launch]

    @property
    def by(self) -> Minutes:
        """The minute whose chance sources cost: the target date, or the announced launch."""
        return self.launch if self.question.target is None else self.question.target

    def run_all(self) -> Assessment:
        """Play all draws, and again without each source."""
        sources = sources_of(self.playbook, self.risks) if self.question.drivers else ()
        rounds = [TOGETHER, *sources] if sources else []
        self._tell("", rounds)
        draws = sample(self.playbook, self.risks, self.question.draws, self.question.seed)
        played = self.run(self.playbook, draws, keep=True)
        is_complete = True
        try:
            self._find_drivers(draws, played, rounds)
        except KeyboardInterrupt:
            is_complete = False
        return self._assessment(draws, played, is_complete=is_complete)

    def _find_drivers(self, draws: Draws, played: PlayedDraws, rounds: list[Source]) -> None:
        """Leave out all sources at once, then each in turn."""
        exclusions = Exclusions(
            playbook=self.playbook,
            reach=reach_of(self.playbook, self.risks),
            draws=draws,
            played=played,
            by=self.by,
            run=self.run,
        )
        for source in rounds:
            self._tell(source.words, rounds)
            if source is TOGETHER:
                keys = [each.key for each in rounds]
                self.together = exclusions.driver(source, keys)
            else:
                self.drivers.append(exclusions.driver(source, [source.key]))

    def _tell(self, without: str, rounds: list[Source]) -> None:
        self.on_round(RiskProgress(done=self.rounds_done, rounds=len(rounds) + 1, without=without))
        self.rounds_done += 1

    def _assessment(self, draws: Draws, played: PlayedDraws, *, is_complete: bool) -> Assessment:
        launches, asked = played.launches, self.question
        ordered = np.sort(launches)
        return Assessment(
            playbook=self.playbook,
            draws=draws,
            played=played,
            seed=asked.seed,
            policy=asked.policy,
            announced=chance_by(launches, self.launch),
            target=None if asked.target is None else chance_by(launches, asked.target),
            percentiles=tuple(percentile(ordered, share) for share in SHARES),
            bars=bars_of(launches),
            outside=outside_of(self.playbook, played),
            mean_slip=mean_slip(launches, self.launch),
            holds=hold_chances(self.playbook, played, asked.announced),
            steps=step_risks(self.playbook, draws, played),
            drivers=tuple(self._by_mean()),
            together=self.together,
            shortened=draws.shortened,
            is_complete=is_complete,
        )

    def _by_mean(self) -> Iterator[RiskDriver]:
        """Yield the drivers by their mean days, the largest first; those without a mean last."""
        yield from sorted(self.drivers, key=lambda each: (np.isnan(each.mean), -each.mean))
