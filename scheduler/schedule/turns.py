"""Teams that take turns at manning the runs of a shift, as the check of duty rules sees them."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY

WEEK = 7 * DAY


class MannedShift(NamedTuple):
    """One shift that is manned: the day it belongs to by the calendar, from and to."""

    day: int
    start: Minutes
    end: Minutes


class CheckedTeam(NamedTuple):
    """
    What a team has done as far as it still matters.

    ``begun`` is the last day on which it began a duty, ``row`` the days in a row up to then.
    """

    begun: int
    row: int
    runs: tuple[MannedShift, ...]


FRESH = CheckedTeam(-1, 0, ())
Teams = tuple[CheckedTeam, ...]


def first_unmanned(
    rules: DutyRules,
    runs: Sequence[MannedShift],
    teams: int,
    given: Collection[MannedShift] = (),
) -> MannedShift | None:
    """
    Return the run that no way of taking turns gets past, or nothing if one mans them all.

    Parameters
    ----------
    rules
        The rules to be kept.
    runs
        All runs that are manned, in order of time.
    teams
        How many teams there are.
    given
        The runs that are manned whatever is planned. They break no more rules than they have to
        among themselves; all others break none.
    """
    spared = fewest_breaches(rules, [run for run in runs if run in given], teams)
    seen: set[tuple[int, int, Teams]] = set()
    open_ = [iter([((FRESH,) * teams, 0)])]
    furthest = 0
    while open_:
        state, depth = next(open_[-1], None), len(open_) - 1
        if state is None:
            open_.pop()
        elif depth == len(runs):
            return None
        elif (depth, state[1], state[0]) not in seen:
            seen.add((depth, state[1], state[0]))
            furthest = max(furthest, depth)
            permitted = spared - state[1] if runs[depth] in given else 0
            open_.append(_manned_within(rules, state, runs[depth], permitted))
    return runs[furthest]


def fewest_breaches(rules: DutyRules, runs: Sequence[MannedShift], teams: int) -> int:
    """Return how many rules at least are broken, run by run, when teams man some runs."""
    found: dict[Teams, int] = {(FRESH,) * teams: 0}
    for run in runs:
        after: dict[Teams, int] = {}
        for state, spent in found.items():
            for each, breaches in _manned(rules, state, run):
                after[each] = min(spent + breaches, after.get(each, spent + breaches))
        found = after
    return min(found.values(), default=0)


def _manned_within(
    rules: DutyRules, state: tuple[Teams, int], run: MannedShift, permitted: int
) -> Iterator[tuple[Teams, int]]:
    """Yield the teams after a run that breaks no more rules than permitted, and all breaches."""
    teams, spent = state
    for after, breaches in _manned(rules, teams, run):
        if breaches <= permitted:
            yield after, spent + breaches


def _manned(rules: DutyRules, state: Teams, run: MannedShift) -> Iterator[tuple[Teams, int]]:
    """Yield what becomes of the teams when one of them mans a run, and how many rules it breaks."""
    since = run.end - max(WEEK, rules.rest or 0)
    teams = [_forget(team, run.day, since) for team in state]
    for team in sorted(set(teams), key=lambda each: (each.runs[-1:], each)):
        after, breaches = _after(rules, team, run)
        others = list(teams)
        others.remove(team)
        yield tuple(sorted([*others, after])), breaches


def _forget(team: CheckedTeam, day: int, since: Minutes) -> CheckedTeam:
    """Drop what can no longer matter, so that equal teams look equal."""
    runs = tuple(run for run in team.runs if run.end > since)
    return (
        CheckedTeam(team.begun, team.row, runs)
        if team.begun >= day - 1
        else CheckedTeam(-1, 0, runs)
    )


def _after(rules: DutyRules, team: CheckedTeam, run: MannedShift) -> tuple[CheckedTeam, int]:
    """Return a team after one more run, and how many rules that breaks."""
    runs = (*team.runs, run)
    gap = run.start - team.runs[-1].end if team.runs else None
    begun, row = team.begun, team.row
    if gap != 0:
        row = {run.day - 1: row + 1, run.day: row}.get(begun, 1)
        begun = run.day
    breaches = (
        _exceeds(_worked(runs, run.end - DAY), rules.hours_per_day),
        _exceeds(_worked(runs, run.end - WEEK), rules.hours_per_week),
        gap != 0 and _exceeds(row, rules.days_in_row),
        bool(gap) and _exceeds(rules.rest or 0, gap),
    )
    return CheckedTeam(begun, row, runs), sum(breaches)


def _worked(runs: tuple[MannedShift, ...], since: Minutes) -> Minutes:
    return sum(run.end - max(run.start, since) for run in runs if run.end > since)


def _exceeds(value: int, limit: int | None) -> bool:
    return limit is not None and value > limit
