"""
Whether there is a schedule that launches by a given minute: yes, no or unknown.

A yes carries a schedule that has passed the independent check. A no comes from the network dates,
or from two searches that differ; anything less stays unknown.
"""

import logging
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import islice

from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import early_dates
from scheduler.engine.confirming import confirm
from scheduler.engine.verdict import Verdict
from scheduler.errors import Infeasible, InvalidPlanError
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.lists.list_schedule import list_schedules
from scheduler.planning.search.goals import build, extract
from scheduler.planning.search.judging import require_valid_here
from scheduler.planning.search.run import RunResult, SearchEffort, run
from scheduler.schedule.scheduled import Schedule

LOG = logging.getLogger(__name__)
LISTS = 2
"""List schedules that are tried: where they fail, a search for a mere yes or no is quicker."""


class Answer(StrEnum):
    """What is known about a question."""

    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An answer, with its evidence: the schedule and its launch if there is one."""

    answer: Answer
    schedule: Schedule | None = None
    launch: Minutes | None = None


IMPOSSIBLE = Decision(answer=Answer.IMPOSSIBLE)
UNKNOWN = Decision(answer=Answer.UNKNOWN)


def decide(
    situation: Situation, by: Minutes | None = None, options: SolveOptions | None = None
) -> Decision:
    """
    Tell whether a schedule launches no later than a minute.

    Parameters
    ----------
    situation
        What is left to schedule.
    by
        The last minute at which launch may end; by default any within the horizon.
    options
        How long and how hard to search; the time limit holds for each of the two searches.

    Raises
    ------
    KeyboardInterrupt
        If a search is interrupted.
    """
    latest = situation.horizon if by is None else min(by, situation.horizon)
    if not _links_allow(situation, latest):
        return IMPOSSIBLE
    return _by_lists(situation, latest) or _by_search(situation, latest, options or SolveOptions())


def decide_by_lists(situation: Situation, by: Minutes) -> Decision:
    """Tell whether lists alone find a schedule that launches by a minute; else it is unknown."""
    if not _links_allow(situation, by):
        return UNKNOWN
    return _by_lists(situation, by) or UNKNOWN


def _links_allow(situation: Situation, latest: Minutes) -> bool:
    try:
        return early_dates(situation)[situation.launch][1] <= latest
    except Infeasible:
        return False


def _by_lists(situation: Situation, latest: Minutes) -> Decision | None:
    for schedule in islice(list_schedules(situation), LISTS):
        if schedule[situation.launch].end > latest:
            continue
        try:
            return _yes(situation, schedule)
        except InvalidPlanError as error:
            LOG.warning("a list schedule was dropped: %s", error)
    return None


def _by_search(situation: Situation, latest: Minutes, options: SolveOptions) -> Decision:
    effort = SearchEffort(
        seconds=options.time_limit, workers=options.num_workers, seed=options.seed
    )
    search = partial(_search, situation, latest)
    found = confirm(search(effort), effort, search)
    if found.verdict is Verdict.INFEASIBLE:
        return IMPOSSIBLE
    schedule = extract(situation, found)
    return UNKNOWN if schedule is None else _yes(situation, schedule)


def _search(situation: Situation, latest: Minutes, effort: SearchEffort) -> RunResult:
    model, variables = build(situation, None, latest, situation.horizon)
    found = run(model, variables, effort)
    if found.interrupted:
        raise KeyboardInterrupt
    return found


def _yes(situation: Situation, schedule: Schedule) -> Decision:
    require_valid_here(situation, schedule)
    launch = schedule[situation.launch].end
    return Decision(answer=Answer.POSSIBLE, schedule=schedule, launch=launch)
