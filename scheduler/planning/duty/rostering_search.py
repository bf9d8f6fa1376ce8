"""Dividing the duties of one crew among its teams, exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scheduler.calendars.shifts.duties import Slot, count_excesses
from scheduler.calendars.situation.manned_shifts import lawful_slots
from scheduler.engine.verdict import Verdict
from scheduler.model.duty import DutyRules
from scheduler.planning.duty.rostering_model import RosteringModel
from scheduler.planning.duty.teams import Call, Team, TeamDuty, Turn


@dataclass(frozen=True, slots=True)
class Turns:
    """What each team is on duty for; ``is_proved`` says whether nothing is better."""

    teams: tuple[TeamDuty, ...]
    is_proved: bool


def find_turns(
    rules: DutyRules, teams: Sequence[Team], turns: Sequence[Turn], calls: Sequence[Call]
) -> Turns:
    """
    Divide duties among teams: fewest deviations, then fewest person-minutes called in.

    What is still open is decided in order of time, by the lowest numbers of teams, first who mans
    the shifts, then who is called in.
    """
    if not calls and len(teams) == 1:
        return Turns((TeamDuty(teams[0], tuple(turn.slot for turn in turns), ()),), is_proved=True)
    search = RosteringModel(rules, teams, turns, calls)
    aims = (sum(search.team_rules.deviations), search.called_in())
    proofs = [search.lessen(aim) for aim in aims]
    proofs += [search.lessen(part) for part in search.in_order_of_time()]
    return Turns(search.read(), all(proofs))


def has_lawful_turns(
    rules: DutyRules, slots: Sequence[Slot], teams: int, deviations: int
) -> bool | None:
    """Tell whether teams can man slots with so many deviations; nothing when it stays open."""
    if teams == 1:
        return count_excesses(rules, slots) <= deviations
    equal = [Team("", number, 0) for number in range(1, teams + 1)]
    search = RosteringModel(rules, equal, [Turn(slot, "") for slot in slots], ())
    search.model.add(sum(search.team_rules.deviations) <= deviations)
    verdict = search.verdict()
    return False if verdict is Verdict.INFEASIBLE else verdict.has_solution or None


@lru_cache(maxsize=2**16)
def can_take_turns(rules: DutyRules, slots: tuple[Slot, ...], teams: int) -> bool:
    """Tell whether teams are known to have a way of manning slots without a deviation."""
    if lawful_slots(rules, slots, teams) == slots:
        return True
    return teams > 1 and has_lawful_turns(rules, slots, teams, 0) is True
