"""Building the CP-SAT model of a situation and searching it for one of its goals."""

from ortools.sat.python.cp_model import CpModel

from scheduler.calendars.situation.late_steps import late_steps
from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.planning.constraints import CONSTRAINTS
from scheduler.planning.encoding.variables import Variables
from scheduler.planning.lists.list_schedule import count_changed, make_schedule
from scheduler.planning.preferences.base import Preference
from scheduler.planning.search.horizon import (
    finish_of_earlier_starts,
    finish_worth_considering,
    windows_within,
)
from scheduler.planning.search.run import Attend, OnImprovement, RunResult, SearchEffort, go_on, run
from scheduler.schedule.scheduled import Schedule


def search_launch(
    situation: Situation,
    known: Schedule | None,
    effort: SearchEffort,
    tell: OnImprovement,
    attend: Attend = go_on,
) -> RunResult:
    """Search for the earliest launch, no later than that of a known schedule."""
    launch_by = known[situation.launch].end if known else situation.horizon
    finish_by = finish_worth_considering(situation, known)
    model, variables = build(situation, known, launch_by, finish_by)
    model.minimize(variables.launch)
    return run(model, variables, effort, tell, attend=attend)


def search_usual_modes(
    situation: Situation, known: Schedule, preference: Preference | None, effort: SearchEffort
) -> RunResult:
    """
    Search for the fewest tasks done in another mode with launch no later than is known.

    A ``preference`` that ranks before is no worse, either.
    """
    finish_by = finish_worth_considering(situation, known)
    model, variables = build(situation, known, known[situation.launch].end, finish_by)
    if preference is not None and preference.before_modes:
        model.add(preference.add_aim(model, variables, known) <= preference.value(known))
    model.minimize(variables.other_ways)
    return run(model, variables, effort)


def search_preferred(
    situation: Situation,
    known: Schedule,
    preference: Preference,
    finish_by: Minutes,
    effort: SearchEffort,
) -> RunResult:
    """
    Search for the least value of a preference, what ranks before it being no worse than known.

    Steps that launch does not wait for may end by ``finish_by``; with the horizon, the bound is one
    for all plans.
    """
    model, variables = build(situation, known, known[situation.launch].end, finish_by)
    if situation.has_choice and not preference.before_modes:
        model.add(variables.other_ways <= count_changed(known))
    model.minimize(preference.add_aim(model, variables, known))
    return run(model, variables, effort)


def search_late_starts(
    situation: Situation, known: Schedule, preference: Preference | None, effort: SearchEffort
) -> RunResult:
    """Search for the latest starts of steps wanted late; all that ranks before is no worse."""
    model, variables = _no_worse(
        situation, known, preference, finish_worth_considering(situation, known)
    )
    model.minimize(-sum(variables.start(task_id) for task_id in late_steps(situation)))
    return run(model, variables, effort)


def search_early_starts(
    situation: Situation, known: Schedule, preference: Preference | None, effort: SearchEffort
) -> RunResult:
    """
    Search for the least sum of starts; launch, modes and preference are no worse than known.

    Steps that are wanted late stand in the sum no more, and are no earlier than known.
    """
    late = late_steps(situation)
    finish_by = finish_of_earlier_starts(situation, known)
    if late:
        finish_by = max(finish_by, finish_worth_considering(situation, known))
    model, variables = _no_worse(situation, known, preference, finish_by)
    if late:
        least = sum(known[task_id].start for task_id in late) // situation.tick
        model.add(sum(variables.start(task_id) for task_id in late) >= least)
    model.minimize(sum(variables.start(each) for each in situation.modes if each not in late))
    return run(model, variables, effort)


def _no_worse(
    situation: Situation, known: Schedule, preference: Preference | None, finish_by: Minutes
) -> tuple[CpModel, Variables]:
    """Return the model of plans whose launch, modes and preference are no worse than known."""
    model, variables = build(situation, known, known[situation.launch].end, finish_by)
    if situation.has_choice:
        model.add(variables.other_ways <= count_changed(known))
    if preference is not None:
        model.add(preference.add_aim(model, variables, known) <= preference.value(known))
    return model, variables


def build(
    situation: Situation, known: Schedule | None, launch_by: Minutes, finish_by: Minutes
) -> tuple[CpModel, Variables]:
    """Return the model of every rule, with a known schedule as hint."""
    model = CpModel()
    variables = Variables(situation, model, windows_within(situation, launch_by, finish_by))
    for task_id in situation.modes:
        variables.job(task_id)
    for add_constraint in CONSTRAINTS.values():
        add_constraint(situation, model, variables)
    if known is not None:
        variables.hint(known)
    return model, variables


def extract(situation: Situation, found: RunResult) -> Schedule | None:
    """Return the schedule of a run, or nothing if it found none."""
    if found.starts is None:
        return None
    starts = {task_id: ticks * situation.tick for task_id, ticks in found.starts.items()}
    return make_schedule(situation, starts, found.options)
