"""Dividing the duties of one crew among its teams, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scheduler.calendars.shifts.duties import Slot, excesses_past
from scheduler.calendars.situation.manned_shifts import lawful_slots
from scheduler.engine.verdict import Verdict
from scheduler.model.duty import DutyRules
from scheduler.planning.duty.given import has_turns_beside
from scheduler.planning.duty.rostering_model import RosteringModel
from scheduler.planning.duty.teams import Call, Team, TeamDuty, Turn


@dataclass(frozen=True, slots=True)
class Turns:
    """What each team is on duty for; ``is_proved`` says whether nothing is better."""

    teams: tuple[TeamDuty, ...]
    is_proved: bool


def find_turns(
    rules: DutyRules,
    teams: Sequence[Team],
    turns: Sequence[Turn],
    calls: Sequence[Call],
    recorded: frozenset[Turn] = frozenset(),
) -> Turns:
    """
    Divide duties among teams: fewest deviations, then fewest person-minutes called in.

    What is still open is decided in order of time, by the lowest numbers of teams, first who mans
    the shifts, then who is called in. Turns that are recorded are taken as well as they could be;
    what is broken in them counts no more.
    """
    if not calls and len(teams) == 1:
        return Turns((TeamDuty(teams[0], tuple(turn.slot for turn in turns), ()),), is_proved=True)
    search = RosteringModel(rules, teams, turns, calls, recorded)
    aims = (sum(search.team_rules.deviations), search.called_in())
    proofs = [search.lessen(aim) for aim in aims]
    proofs += [search.lessen(part) for part in search.in_order_of_time()]
    return Turns(search.read(), all(proofs))


def has_lawful_turns(
    rules: DutyRules,
    slots: Sequence[Slot],
    teams: int,
    deviations: int,
    recorded: frozenset[Slot] = frozenset(),
) -> bool | None:
    """Tell whether teams can man slots with so many deviations; nothing when it stays open."""
    if teams == 1:
        return sum(1 for _ in excesses_past(rules, slots, recorded)) <= deviations
    equal = [Team("", number, 0) for number in range(1, teams + 1)]
    turns, before = [Turn(slot, "") for slot in slots], {Turn(slot, "") for slot in recorded}
    search = RosteringModel(rules, equal, turns, (), frozenset(before))
    search.model.add(sum(search.team_rules.deviations) <= deviations)
    verdict = search.verdict()
    return False if verdict is Verdict.INFEASIBLE else verdict.has_solution or None


@lru_cache(maxsize=2**16)
def can_take_turns(
    rules: DutyRules, slots: tuple[Slot, ...], teams: int, given: frozenset[Slot] = frozenset()
) -> bool:
    """
    Tell whether teams are known to have a way of manning slots without a deviation.

    In the slots that facts give they may break what they have to.
    """
    if lawful_slots(rules, slots, teams) == slots:
        return True
    if given:
        return has_turns_beside(rules, slots, teams, given)
    return teams > 1 and has_lawful_turns(rules, slots, teams, 0) is True
