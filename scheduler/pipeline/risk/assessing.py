"""How sure a plan is: its risks drawn, its order played forward."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.situation import Situation
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import Before, Draws, PlayedDraws
from scheduler.replay.drawn.playbook import Playbook
from scheduler.replay.drawn.playing import CompiledPlayer, is_ready
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.assessing import assess
from scheduler.studies.risk.assessment import Assessment
from scheduler.studies.risk.first_look import first_look
from scheduler.studies.risk.policies.comparing import (
    SECONDS,
    OnDraw,
    PlayedInOrder,
    PolicyQuestion,
    compare_policies,
)
from scheduler.studies.risk.policies.outcomes import PolicyKind
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.question import (
    ORDER_KEPT,
    OnRound,
    RiskProgress,
    RiskQuestion,
    ignore,
)
from scheduler.studies.workers.executors import OneByOne

EARLY = "order of the plan kept, each step as soon as it can begin"


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskOptions:
    """
    How a plan is assessed.

    ``draws`` and ``seed`` stand in place of what the risks say. With ``early`` steps begin as soon
    as they can, not only from their announced starts on. With ``drivers`` each source is left out
    in turn, to see what it costs. ``workers`` are threads; the answer is the same for any number.
    So many of the draws as ``replans`` are also replanned when their launch slips, so many as
    ``hindsights`` planned with all of them known; a search for one plan takes ``seconds`` at most.
    """

    draws: int | None = None
    seed: int | None = None
    early: bool = False
    drivers: bool = True
    workers: int = 1
    replans: int = 0
    hindsights: int = 0
    seconds: float = SECONDS

    @property
    def policies(self) -> Mapping[PolicyKind, int]:
        """How many draws are played by each policy other than the order of the plan."""
        asked = {PolicyKind.REPLAN: self.replans, PolicyKind.HINDSIGHT: self.hindsights}
        return {kind: draws for kind, draws in asked.items() if draws}


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRun:
    """Where single draws are planned, by default in this process, and who is told of each."""

    executor: Executor | None = None
    on_draw: OnDraw | None = None


DEFAULT = RiskOptions()
HERE = PolicyRun()


def assess_plan(
    plan: ExplainedPlan,
    risks: Risks,
    options: RiskOptions = DEFAULT,
    listener: OnRound = ignore,
    run: PolicyRun = HERE,
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
    run
        Where single draws are planned, if any are.

    Raises
    ------
    InputError
        If work that a mishap brings has no place in the order of the plan.
    KeyboardInterrupt
        If it is interrupted before all draws have been played once.
    """
    return assess_schedule(plan.situation, plan.schedule, risks, options, listener, run)


def assess_schedule(
    situation: Situation,
    schedule: Schedule,
    risks: Risks,
    options: RiskOptions = DEFAULT,
    listener: OnRound = ignore,
    run: PolicyRun = HERE,
) -> Assessment:
    """Return how sure a schedule of a situation is, as `assess_plan` does of a plan."""
    playbook = playbook_of(situation, schedule, risks, early=options.early)
    player: CompiledPlayer | None = None

    def play(
        playbook: Playbook, draws: Draws, *, keep: bool, before: Before | None = None
    ) -> PlayedDraws:
        nonlocal player
        if keep and not is_ready():
            look = first_look(playbook, draws)
            listener(RiskProgress(done=0, rounds=1, without="", look=look))
        player = player or CompiledPlayer(playbook, options.workers)
        return player.play(draws, keep=keep, before=before)

    question = RiskQuestion(
        announced={step: schedule[step].end for step in situation.modes},
        target=situation.target,
        draws=risks.draws if options.draws is None else options.draws,
        seed=risks.seed if options.seed is None else options.seed,
        drivers=options.drivers,
        policy=EARLY if options.early else ORDER_KEPT,
    )
    found = assess(playbook, risks, question, play, listener)
    if not options.policies or not found.is_complete:
        return found
    played = PlayedInOrder(
        situation=situation,
        schedule=schedule,
        risks=risks,
        early=options.early,
        playbook=playbook,
        draws=found.draws,
        launches=found.played.launches,
    )
    asked = PolicyQuestion(draws=options.policies, seconds=options.seconds)
    worth = compare_policies(played, asked, run.executor or OneByOne(), run.on_draw)
    return replace(found, policies=worth)
