"""How sure a plan is: its risks drawn, its order played forward."""

from scheduler.analyse.plan import ExplainedPlan
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Draws, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.replay.drawn.playing import CompiledPlayer
from scheduler.studies.risk.assessing import assess
from scheduler.studies.risk.assessment import Assessment
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.question import ORDER_KEPT, OnRound, RiskQuestion, ignore

EARLY = "order of the plan kept, each step as soon as it can begin"


def assess_plan(
    plan: ExplainedPlan,
    risks: Risks,
    *,
    draws: int | None = None,
    seed: int | None = None,
    early: bool = False,
    drivers: bool = True,
    listener: OnRound = ignore,
    workers: int = 1,
) -> Assessment:
    """
    Return how sure a plan is.

    Parameters
    ----------
    plan
        The plan, as it is announced.
    risks
        What is uncertain in it.
    draws, seed
        How many campaigns are drawn and what the random numbers follow from, in place of what the
        risks say.
    early
        Whether steps begin as soon as they can, not only from their announced starts on.
    drivers
        Whether each source is left out in turn, to see what it costs.
    listener
        Told before each round.
    workers
        Threads that play; the answer is the same for any number.

    Raises
    ------
    InputError
        If work that a mishap brings has no place in the order of the plan.
    KeyboardInterrupt
        If it is interrupted before all draws have been played once.
    """
    playbook = playbook_of(plan.situation, plan.schedule, risks, early=early)
    player = CompiledPlayer(playbook, workers)

    def run(playbook: Playbook, draws: Draws, *, keep: bool) -> PlayedDraws:
        del playbook
        return player.play(draws, keep=keep)

    question = RiskQuestion(
        announced={step: plan.schedule[step].end for step in plan.situation.jobs},
        target=plan.situation.target,
        draws=risks.draws if draws is None else draws,
        seed=risks.seed if seed is None else seed,
        drivers=drivers,
        policy=EARLY if early else ORDER_KEPT,
    )
    return assess(playbook, risks, question, run, listener)
