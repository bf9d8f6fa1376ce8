"""Questions to CP-SAT: is there a placement whose goal ends by an instant, or any at all."""

import logging
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal, Self

from scheduler.engine.confirming import confirm
from scheduler.engine.site.check import broken_rules
from scheduler.engine.site.cpsat.model import SiteModel, build
from scheduler.engine.site.cpsat.run import IsIdle, SolverEffort, SolverNews, search
from scheduler.engine.site.problem import Placement, Site
from scheduler.engine.site.windows import TimeWindow, classes_within, find_windows
from scheduler.engine.verdict import Verdict
from scheduler.errors import InvalidPlanError

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAnswer:
    """
    A placement, or that there is none, or neither in the time given.

    Ctrl-C does not end in an answer.
    """

    placement: Placement | None = None
    verdict: Verdict = Verdict.UNKNOWN
    interrupted: Literal[False] = False

    @property
    def is_denied(self) -> bool:
        """Whether there is no placement, as far as one search or two can tell."""
        return self.verdict is Verdict.DENIED or self.is_impossible

    @property
    def is_impossible(self) -> bool:
        """Whether there is no placement: two searches that differ agree."""
        return self.verdict is Verdict.INFEASIBLE

    def confirmed(self) -> Self:
        """Return the same with its denial as a verdict."""
        return replace(self, verdict=Verdict.INFEASIBLE)


DENIED = SiteAnswer(verdict=Verdict.DENIED)


def ask(site: Site, end_by: int, effort: SolverEffort, is_idle: IsIdle) -> SiteAnswer:
    """
    Look for a placement whose goal ends by an instant, as long as that is wanted.

    That a site has no placement at all is only said if a second search agrees.
    """
    began = time.monotonic()
    windows = find_windows(site, end_by)
    answer = DENIED
    if windows is not None:
        answer = _search(build(site, windows), effort, is_idle)
    if end_by < site.horizon or answer.verdict is not Verdict.DENIED:
        return answer
    left = effort.seconds - (time.monotonic() - began)
    return confirm_impossible(site, replace(effort, seconds=left), is_idle)


def confirm_impossible(site: Site, effort: SolverEffort, is_idle: IsIdle) -> SiteAnswer:
    """
    Search a site that seems to have no placement once more, in another way than an effort.

    Half of the time every legal start is looked at, so that nothing rests on the windows, then
    those within them.
    """
    answer = confirm(DENIED, effort, partial(_search_anew, site, is_idle))
    if answer.placement is not None:
        LOG.warning("%s: a proof that nothing keeps all rules was wrong", site.name)
    return answer


def _search_anew(site: Site, is_idle: IsIdle, effort: SolverEffort) -> SiteAnswer:
    whole = TimeWindow(0, site.horizon, 0, site.horizon)
    if not all(_has_starts(site, task, whole) for task in range(site.size)):
        return DENIED
    half = replace(effort, seconds=effort.seconds / 2)
    answer = _search(build(site, [whole] * site.size), half, is_idle)
    windows = find_windows(site, site.horizon)
    if answer.verdict is Verdict.UNKNOWN and windows is not None:
        answer = _search(build(site, windows), half, is_idle)
    return answer


def _has_starts(site: Site, task: int, window: TimeWindow) -> bool:
    modes = range(len(site.modes[task]))
    return any(True for mode in modes for _ in classes_within(site, task, mode, window))


def _search(model: SiteModel, effort: SolverEffort, is_idle: IsIdle) -> SiteAnswer:
    found: list[Placement] = []

    def note(news: SolverNews) -> None:
        if news.placement is not None:
            found.append(news.placement)

    verdict = search(model, effort, is_idle, note)
    if not found:
        return SiteAnswer(verdict=verdict)
    broken = broken_rules(model.site, found[-1])
    if broken:
        raise InvalidPlanError(broken)
    return SiteAnswer(placement=found[-1], verdict=Verdict.FEASIBLE)
