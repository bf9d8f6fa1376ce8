"""What would help a step: the changes that take away what it waits for, each planned anew."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.analyse.plan import ExplainedPlan
from scheduler.errors import NoScheduleError
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.interface.result import Stop
from scheduler.studies.changes.what_if import what_if
from scheduler.studies.loosening import LOOSENING
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.loosening import Candidate

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """A change that was planned: when the step would start, and what launch would gain."""

    changes: tuple[Change, ...]
    title: str
    start: Minutes
    gain: Minutes


def counterfactuals(plan: ExplainedPlan, step: TaskId) -> tuple[Counterfactual, ...]:
    """
    Plan anew with what a step waits for taken away; changes that leave no plan are left out.

    Ctrl-C ends it and keeps what has been planned until then.
    """
    found: list[Counterfactual] = []
    quick = replace(plan, options=replace(plan.options, settle=1.0))
    try:
        found.extend(_tried(quick, step))
    except KeyboardInterrupt:
        LOG.warning("Interrupted: not all changes that might help were tried.")
    return tuple(found)


def _tried(plan: ExplainedPlan, step: TaskId) -> Iterator[Counterfactual]:
    for changes, title in _candidates(plan, step):
        try:
            result = what_if(plan, changes)
        except NoScheduleError:
            continue
        if result.after.result.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        start = result.after.schedule[step].start
        yield Counterfactual(changes=tuple(changes), title=title, start=start, gain=result.gain)


def _candidates(plan: ExplainedPlan, step: TaskId) -> Iterator[Candidate]:
    """Yield the changes that take away what a step waits for."""
    for rule in LOOSENING.values():
        if rule.helps is not None:
            yield from rule.helps(plan, step)
