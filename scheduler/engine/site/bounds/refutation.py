"""Ends of the goal that CP-SAT shows to be impossible, on parts of the site."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from scheduler.engine.confirming import BareEnding, confirm
from scheduler.engine.site.bounds.relaxation import WindowRelaxation
from scheduler.engine.site.bounds.windows import Windows
from scheduler.engine.site.cpsat.model import build
from scheduler.engine.site.cpsat.run import SolverEffort, SolverNews, search
from scheduler.engine.verdict import Verdict

WHOLE = 400
"""Tasks up to which all that the goal depends on are looked at together."""

PART = 250
"""Users up to which a resource is looked at on its own."""

CONFIRMING = 4
"""How much longer the second search may take."""

ShouldStop = Callable[[], bool]


def judge(windows: Windows, effort: SolverEffort, should_stop: ShouldStop) -> Verdict:
    """
    Ask CP-SAT whether windows leave a placement of all tasks in the network, or of parts of them.

    As a wrong proof would make a wrong bound, a second search must find the same; it may take
    longer.
    """
    for part in _parts(windows):
        if should_stop():
            break
        verdict = _verdict_on(part, effort, should_stop)
        if verdict.has_solution and part.is_whole:
            return Verdict.FEASIBLE
        if verdict is Verdict.INFEASIBLE:
            return verdict
    return Verdict.UNKNOWN


def _verdict_on(part: WindowRelaxation, effort: SolverEffort, should_stop: ShouldStop) -> Verdict:
    look = partial(_look_at, part, should_stop)
    return confirm(look(effort), effort, lambda differing: look(_longer(differing))).verdict


def _look_at(part: WindowRelaxation, should_stop: ShouldStop, effort: SolverEffort) -> BareEnding:
    model = build(part.site(), part.windows())
    return BareEnding(search(model, effort, should_stop, _ignore))


def _longer(effort: SolverEffort) -> SolverEffort:
    return replace(effort, seconds=CONFIRMING * effort.seconds)


def _parts(windows: Windows) -> Iterator[WindowRelaxation]:
    """Yield what to look at: everything, or each resource with its users where that is too much."""
    network = windows.network
    resources = range(len(network.site.resources))
    if network.size <= WHOLE:
        yield WindowRelaxation(windows, range(network.size), resources)
        return
    for number in resources:
        users = {
            int(network.task[place])
            for place, mode in enumerate(network.modes)
            if any(asked == number and amount for asked, amount in mode.demands)
        }
        if 1 < len(users) <= PART:
            yield WindowRelaxation(windows, sorted(users | {network.goal}), [number])


def _ignore(news: SolverNews) -> None:
    """Want no news: only the verdict counts."""
