"""Questions to CP-SAT: is there a placement whose goal ends by an instant, or any at all."""

import logging
import time
from dataclasses import dataclass, replace

from scheduler.engine.site.check import broken_rules
from scheduler.engine.site.cpsat.model import SiteModel, build
from scheduler.engine.site.cpsat.run import IsIdle, SolverEffort, SolverNews, search
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.windows import TimeWindow, classes_within, find_windows
from scheduler.errors import InvalidPlanError

LOG = logging.getLogger(__name__)

INFEASIBLE = "INFEASIBLE"
OPTIMAL = "OPTIMAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A placement, or the proof that there is none, or neither in the time given."""

    placement: Placement | None = None
    is_impossible: bool = False


IMPOSSIBLE = Answer(is_impossible=True)


def ask(site: Site, end_by: int, effort: SolverEffort, is_idle: IsIdle) -> Answer:
    """
    Look for a placement whose goal ends by an instant, as long as that is wanted.

    That a site has no placement at all is only said if a second search agrees.
    """
    if end_by >= site.horizon:
        return _ask_at_all(site, effort, is_idle)
    windows = find_windows(site, end_by)
    if windows is None:
        return IMPOSSIBLE
    return _search(build(site, windows), effort, is_idle)


def _ask_at_all(site: Site, effort: SolverEffort, is_idle: IsIdle) -> Answer:
    began = time.monotonic()
    windows = find_windows(site, site.horizon)
    answer = IMPOSSIBLE
    if windows is not None:
        answer = _search(build(site, windows), effort, is_idle)
    if not answer.is_impossible:
        return answer
    left = effort.seconds - (time.monotonic() - began)
    return confirm_impossible(site, replace(effort, seconds=left), is_idle)


def confirm_impossible(site: Site, effort: SolverEffort, is_idle: IsIdle) -> Answer:
    """
    Search a site that seems to have no placement once more, in another way.

    One worker, without presolve and with another seed; half of the time with every legal start,
    so that nothing rests on the windows, then within them.
    """
    whole = TimeWindow(0, site.horizon, 0, site.horizon)
    if not all(_has_starts(site, task, whole) for task in range(site.size)):
        return IMPOSSIBLE
    differing = replace(
        effort, seconds=effort.seconds / 2, workers=1, presolve=False, seed=effort.seed + 1
    )
    answer = _search(build(site, [whole] * site.size), differing, is_idle)
    windows = find_windows(site, site.horizon)
    if answer == Answer() and windows is not None:
        answer = _search(build(site, windows), differing, is_idle)
    if answer.placement is not None:
        LOG.warning("%s: a proof that nothing keeps all rules was wrong", site.name)
    return answer


def _has_starts(site: Site, task: int, window: TimeWindow) -> bool:
    modes = range(len(site.modes[task]))
    return any(True for mode in modes for _ in classes_within(site, task, mode, window))


def _search(model: SiteModel, effort: SolverEffort, is_idle: IsIdle) -> Answer:
    found: list[Placement] = []

    def note(news: SolverNews) -> None:
        if news.placement is not None:
            found.append(news.placement)

    verdict = search(model, effort, is_idle, note)
    if not found:
        return Answer(is_impossible=verdict == INFEASIBLE)
    broken = broken_rules(model.site, found[-1])
    if broken:
        raise InvalidPlanError(broken)
    return Answer(placement=found[-1])
