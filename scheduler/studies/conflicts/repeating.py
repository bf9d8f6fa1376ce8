"""Steps done again, so that what has to follow them within a time counts from later."""

from collections.abc import Iterator, Sequence

from scheduler.model.notation.base import TaskId
from scheduler.planning.search.decision import Answer
from scheduler.studies.changes.redo import Redo
from scheduler.studies.conflicts.oracle import Oracle
from scheduler.studies.conflicts.relaxing import Relaxation
from scheduler.studies.loosening.base.rule import Rule, RuleFamily


def repetitions(judge: Oracle, rules: Sequence[Rule]) -> Iterator[Relaxation]:
    """
    Yield for each limit that counts from a step done, if it suffices, to do that step again.

    Each is proved by a plan. It is offered, never chosen: whether the step can be done again is for
    people to say.
    """
    judge.stage = "steps done again"
    for rule in rules:
        step = _done_source(judge, rule)
        if step is None:
            continue
        again = Redo(steps=(step,))
        if judge.with_changes((again,)).answer is Answer.POSSIBLE:
            yield _relaxation(judge, rule, again)


def _done_source(judge: Oracle, rule: Rule) -> TaskId | None:
    """Return the step done from which a limit counts, nothing for other rules."""
    situation = judge.rulebook.situation
    if rule.family is not RuleFamily.LIMIT or situation.facts is None:
        return None
    campaign = situation.campaign
    source = campaign.event_task(campaign.limits[int(rule.subject[0])].from_event.task)
    return source if source in situation.facts.done else None


def _relaxation(judge: Oracle, rule: Rule, again: Redo) -> Relaxation:
    situation = judge.rulebook.situation
    plan = judge.earliest_plan((again,))
    new = [placed for step, placed in plan.tasks.items() if step not in situation.modes]
    when = ", ".join(
        f"{each.id} runs from {situation.axis.say(each.start)} to {situation.axis.say(each.end)}"
        for each in new
    )
    return Relaxation(
        keys=(rule.key,),
        changes=(again,),
        words=(f"do {' and '.join(again.steps)} again: {when}",),
        launch=plan[situation.launch].end,
        is_least=True,
    )
