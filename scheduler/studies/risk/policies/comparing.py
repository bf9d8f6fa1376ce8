"""Some draws played by other policies than the order of the plan, each where there is room."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass, replace

from scheduler.calendars.situation.situation import Situation
from scheduler.model.risk.risks import Risks
from scheduler.planning.interface.options import SolveOptions
from scheduler.replay.drawn.draws import Draws, Ints
from scheduler.replay.drawn.playbook import Playbook
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.policies.hindsight import with_hindsight
from scheduler.studies.risk.policies.outcomes import DrawnCampaign, PolicyKind, PolicyOutcome
from scheduler.studies.risk.policies.replanned import replanned
from scheduler.studies.risk.policies.weighing import worth_of
from scheduler.studies.risk.policies.world import world_of
from scheduler.studies.risk.policies.worth import PolicyWorth
from scheduler.studies.workers.executors import as_done

SECONDS = 5.0
"""How long the search for one plan may take, unless it is said."""
SETTLING = 0.1
"""The effort that a plan is worth once its launch is fixed, in deterministic seconds."""

OnDraw = Callable[[PolicyKind, int, int], None]
"""Called with a policy, how many of its draws are done, and how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyQuestion:
    """
    Which draws are played by other policies.

    ``draws`` says for each policy how many, from the first one on; a search takes no more than
    ``seconds``.
    """

    draws: Mapping[PolicyKind, int]
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedInOrder:
    """Draws that were played in the order of a plan, with all that they came from."""

    situation: Situation
    schedule: Schedule
    risks: Risks
    early: bool
    playbook: Playbook
    draws: Draws
    launches: Ints

    def cases(self, kind: PolicyKind, question: PolicyQuestion) -> Iterator[DrawnCampaign]:
        """Yield the draws that a policy is to play."""
        options = SolveOptions(time_limit=question.seconds, workers=1, settle=SETTLING)
        if kind is PolicyKind.HINDSIGHT:
            options = replace(options, settle=0.0)
        for row in range(min(question.draws[kind], len(self.launches))):
            yield DrawnCampaign(
                kind=kind,
                campaign=self.situation.campaign,
                scenario=self.situation.scenario.id,
                schedule=self.schedule,
                risks=self.risks,
                early=self.early,
                world=world_of(self.playbook, self.draws, row),
                kept=int(self.launches[row]),
                options=options,
            )


def compare_policies(
    played: PlayedInOrder,
    question: PolicyQuestion,
    executor: Executor,
    on_draw: OnDraw | None = None,
) -> tuple[PolicyWorth, ...]:
    """
    Return what other policies are worth; Ctrl-C keeps the draws that are done by then.

    Parameters
    ----------
    played
        The draws as they are played in the order of the plan.
    question
        Which of them are played otherwise.
    executor
        Where that is done.
    on_draw
        Told of each draw.
    """
    found: list[PolicyWorth] = []
    for kind in question.draws:
        cases = list(played.cases(kind, question))
        outcomes: dict[int, PolicyOutcome] = {}
        is_over = False
        with suppress(KeyboardInterrupt):
            for place, outcome in as_done(executor, play_otherwise, cases):
                outcomes[place] = outcome
                if on_draw is not None:
                    on_draw(kind, len(outcomes), len(cases))
            is_over = True
        places = sorted(outcomes)
        kept = [cases[place].kept for place in places]
        worth = worth_of(kind, len(cases), kept, [outcomes[place] for place in places])
        found += [] if worth is None else [worth]
        if not is_over:
            break
    return tuple(found)


def play_otherwise(case: DrawnCampaign) -> PolicyOutcome:
    """Play one draw by its policy; runs in a worker."""
    return replanned(case) if case.kind is PolicyKind.REPLAN else with_hindsight(case)
