"""The levels of a steady plan after the pins, in strict order."""

from scheduler.calendars.situation.late_steps import late_steps
from scheduler.planning.interface.options import Prefer
from scheduler.planning.preferences import find_preference
from scheduler.planning.steady.comparing.case import SteadyCase
from scheduler.planning.steady.goals import (
    Disturbed,
    FrozenMoved,
    Goal,
    LaunchMinute,
    MinutesMoved,
    OtherModes,
    Preferred,
    StartSum,
)
from scheduler.planning.steady.result import LevelAim


def make_goals(case: SteadyCase, prefer: Prefer | None) -> list[Goal]:
    """Return the goals in strict order, after the pins."""
    situation = case.situation
    going = set() if situation.facts is None else set(situation.facts.under_way)
    late = late_steps(situation) - going
    others = set(situation.modes) - going
    if prefer is not Prefer.EARLY:
        others -= set(case.steps)
        late &= others
    goals: list[Goal] = [FrozenMoved(case), LaunchMinute(case)]
    preference = find_preference(situation, prefer) if prefer is not None else None
    if prefer is None:
        goals += [Disturbed(case), MinutesMoved(case), OtherModes(case)]
    elif preference is None:
        goals += [OtherModes(case)]
    else:
        ranks: list[Goal] = [OtherModes(case), Preferred(preference)]
        ranks.sort(key=lambda each: preference.before_modes and each.aim is LevelAim.MODES)
        goals += [*ranks, Disturbed(case), MinutesMoved(case)]
    if late:
        goals.append(StartSum(case, LevelAim.LATE, late, late=True))
    aim = LevelAim.EARLY if prefer is Prefer.EARLY else LevelAim.NEW
    return [*goals, StartSum(case, aim, others - late, late=False)]
