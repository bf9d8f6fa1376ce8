"""How sure a plan is: its risks drawn, its order played forward."""

from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Draws, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.replay.drawn.playing import CompiledPlayer
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.assessing import assess
from scheduler.studies.risk.assessment import Assessment
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.question import ORDER_KEPT, OnRound, RiskQuestion, ignore

EARLY = "order of the plan kept, each step as soon as it can begin"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskOptions:
    """
    How a plan is assessed.

    ``draws`` and ``seed`` stand in place of what the risks say. With ``early`` steps begin as soon
    as they can, not only from their announced starts on. With ``drivers`` each source is left out
    in turn, to see what it costs. ``workers`` are threads; the answer is the same for any number.
    """

    draws: int | None = None
    seed: int | None = None
    early: bool = False
    drivers: bool = True
    workers: int = 1


DEFAULT = RiskOptions()


def assess_plan(
    plan: ExplainedPlan,
    risks: Risks,
    options: RiskOptions = DEFAULT,
    listener: OnRound = ignore,
) -> Assessment:
    """
    Return how sure a plan is.

    Parameters
    ----------
    plan
        The plan, as it is announced.
    risks
        What is uncertain in it.
    options
        How it is assessed.
    listener
        Told before each round.

    Raises
    ------
    InputError
        If work that a mishap brings has no place in the order of the plan.
    KeyboardInterrupt
        If it is interrupted before all draws have been played once.
    """
    return assess_schedule(plan.situation, plan.schedule, risks, options, listener)


def assess_schedule(
    situation: Situation,
    schedule: Schedule,
    risks: Risks,
    options: RiskOptions = DEFAULT,
    listener: OnRound = ignore,
) -> Assessment:
    """Return how sure a schedule of a situation is, as `assess_plan` does of a plan."""
    playbook = playbook_of(situation, schedule, risks, early=options.early)
    player = CompiledPlayer(playbook, options.workers)

    def run(playbook: Playbook, draws: Draws, *, keep: bool) -> PlayedDraws:
        del playbook
        return player.play(draws, keep=keep)

    question = RiskQuestion(
        announced={step: schedule[step].end for step in situation.modes},
        target=situation.target,
        draws=risks.draws if options.draws is None else options.draws,
        seed=risks.seed if options.seed is None else options.seed,
        drivers=options.drivers,
        policy=EARLY if options.early else ORDER_KEPT,
    )
    return assess(playbook, risks, question, run, listener)
