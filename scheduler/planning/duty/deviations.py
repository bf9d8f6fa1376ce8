"""How many duties of ordinary work go beyond the duty rules, where that has a price."""

from collections.abc import Sequence
from functools import lru_cache

from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.shifts.duties import Slot, excesses_past
from scheduler.calendars.situation.manned_shifts import heads_of, manned_and_recorded
from scheduler.calendars.situation.situation import Situation
from scheduler.model.duty import DutyRules, DutyUse
from scheduler.model.notation.base import CrewId
from scheduler.planning.duty.rostering_search import find_turns
from scheduler.planning.duty.teams import Team, Turn
from scheduler.planning.duty.work import ordinary_work
from scheduler.schedule.scheduled import Schedule


def priced_rules(situation: Situation) -> DutyRules | None:
    """Return the duty rules of a situation if deviations from them have a price."""
    rules = situation.scenario.duty
    return rules if rules is not None and rules.use is DutyUse.COST else None


def count_deviations(situation: Situation, schedule: Schedule) -> int:
    """Return the fewest deviations of the duties of ordinary work, none where they are free."""
    rules = priced_rules(situation)
    if rules is None:
        return 0
    return sum(
        deviations_of(situation, rules, crew, [piece for piece, _ in work])
        for crew in situation.profiles
        for work in [ordinary_work(situation, schedule, crew)]
    )


def deviations_of(
    situation: Situation, rules: DutyRules, crew: CrewId, work: Sequence[Interval]
) -> int:
    """Return the fewest deviations of one crew that does some ordinary work."""
    teams = situation.campaign.crews[crew].teams_on
    return sum(
        _fewest(rules, *manned_and_recorded(situation, shift, crew, work), teams(shift))
        for shift in heads_of(situation, crew)
    )


@lru_cache(maxsize=4096)
def _fewest(
    rules: DutyRules, slots: tuple[Slot, ...], recorded: frozenset[Slot], teams: int
) -> int:
    """Return the deviations left when so many teams divide the slots among themselves."""
    equal = [Team("", number, 0) for number in range(1, teams + 1)]
    before = frozenset(Turn(slot, "") for slot in recorded)
    found = find_turns(rules, equal, [Turn(slot, "") for slot in slots], (), before)
    return sum(1 for each in found.teams for _ in excesses_past(rules, each.turns, recorded))
