"""Who mans the shifts of a plan with the fewest deviations from the duty rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from scheduler.calendars.clock.intervals import Interval, intersect
from scheduler.calendars.shifts.duties import Slot, count_excesses
from scheduler.calendars.situation.manned_shifts import (
    heads_of,
    lawful_slots,
    manned_and_recorded,
    slot_at,
)
from scheduler.calendars.situation.situation import Situation
from scheduler.model.duty import DutyRules
from scheduler.model.notation.base import CrewId, ShiftName
from scheduler.planning.duty.rostering_search import find_turns, has_lawful_turns
from scheduler.planning.duty.teams import Call, Team, TeamDuty, Turn
from scheduler.planning.duty.work import all_hands_work, ordinary_work
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Manning:
    """
    The teams of one crew and what each is on duty for.

    ``needed`` is the least number of teams for each shift with which its ordinary duties have no
    deviation that more teams could avoid. ``is_proved`` says whether the fewest deviations and the
    least numbers of teams are proved. The turns that are ``recorded`` lie before the data date.
    """

    crew: CrewId
    teams: tuple[TeamDuty, ...]
    ordinary: dict[ShiftName, tuple[Slot, ...]]
    needed: dict[ShiftName, int]
    is_proved: bool
    recorded: frozenset[Turn] = frozenset()


def man(situation: Situation, schedule: Schedule, rules: DutyRules) -> tuple[Manning, ...]:
    """
    Man the shifts of a schedule, crew by crew.

    Of all mannings with the fewest deviations it is one with the fewest person-minutes called in,
    and among those the first in order of teams, so that there is only one.

    Parameters
    ----------
    situation
        What was planned.
    schedule
        When each task runs.
    rules
        The duty rules, whatever they are used for.
    """
    return tuple(_man_crew(situation, schedule, rules, crew) for crew in situation.profiles)


def _man_crew(situation: Situation, schedule: Schedule, rules: DutyRules, crew: CrewId) -> Manning:
    ordinary = list(ordinary_work(situation, schedule, crew))
    heads = heads_of(situation, crew)
    pieces = [piece for piece, _ in ordinary]
    found_slots = {shift: manned_and_recorded(situation, shift, crew, pieces) for shift in heads}
    manned = {shift: slots for shift, (slots, _) in found_slots.items()}
    recorded = {Turn(slot, shift) for shift, (_, own) in found_slots.items() for slot in own}
    numbers = situation.campaign.crews[crew].teams_on
    teams = [
        Team(shift, number, people)
        for shift, people in heads.items()
        for number in range(1, numbers(shift) + 1)
    ]
    calls = _calls(situation, ordinary, list(all_hands_work(situation, schedule, crew)))
    found: list[TeamDuty] = []
    is_proved = True
    for group in _independent(teams, calls):
        shifts = {team.shift for team in group}
        turns = [Turn(slot, shift) for shift in shifts for slot in manned[shift]]
        before = frozenset(turn for turn in turns if turn in recorded)
        result = find_turns(rules, group, sorted(turns), calls, before)
        found += result.teams
        is_proved &= result.is_proved
    needed = {shift: teams_needed(rules, *found_slots[shift]) for shift in manned}
    return Manning(
        crew=crew,
        teams=tuple(found),
        ordinary=manned,
        recorded=frozenset(recorded),
        needed={shift: number for shift, (number, _) in needed.items()},
        is_proved=is_proved and all(proved for _, proved in needed.values()),
    )


def _independent(teams: Sequence[Team], calls: Sequence[Call]) -> Iterator[list[Team]]:
    """Yield the teams that have to be looked at together: all, or shift by shift without calls."""
    if calls:
        yield list(teams)
        return
    for shift in dict.fromkeys(team.shift for team in teams):
        yield [team for team in teams if team.shift == shift]


Work = Sequence[tuple[Interval, int]]


def _calls(situation: Situation, ordinary: Work, called: Work) -> tuple[Call, ...]:
    """Return the pieces of all-hands work, with the people at work as they change within it."""
    edges = sorted({minute for piece, _ in (*ordinary, *called) for minute in piece})
    calls = []
    for start, end in dict.fromkeys(piece for piece, _ in sorted(called)):
        cuts = [start, *(minute for minute in edges if start < minute < end), end]
        levels = tuple((part, _people((*ordinary, *called), part)) for part in pairwise(cuts))
        calls.append(Call(slot_at(situation.axis, start, end), levels))
    return tuple(calls)


def _people(work: Work, part: Interval) -> int:
    return sum(people for piece, people in work if intersect((piece,), (part,)))


@lru_cache(maxsize=4096)
def teams_needed(
    rules: DutyRules, slots: tuple[Slot, ...], recorded: frozenset[Slot] = frozenset()
) -> tuple[int, bool]:
    """
    Return the least number of teams for some runs of a shift, and whether it is proved.

    With it there are no more deviations than if every run had a team of its own, those in runs
    that are recorded left out.
    """
    if recorded.issuperset(slots):
        return 0, True
    unavoidable = sum(count_excesses(rules, [x]) for x in slots if x not in recorded)
    is_proved = True
    for teams in range(len(slots)):
        if not unavoidable and lawful_slots(rules, slots, teams) == slots:
            return teams, is_proved
        verdict = bool(teams) and has_lawful_turns(rules, slots, teams, unavoidable, recorded)
        if verdict:
            return teams, is_proved
        is_proved &= verdict is not None
    return len(slots), is_proved
