"""What a written plan claims beyond its schedule, held against what follows from it."""

import json
from collections.abc import Iterator, Mapping
from textwrap import shorten

from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import early_dates
from scheduler.formats.plan_document import BaselineEntry, PlanDocument
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.lists.list_schedule import activate
from scheduler.planning.preferences import find_preference
from scheduler.planning.preferences.base import Preference
from scheduler.schedule.scheduled import Schedule
from scheduler.schedule.violation import Violation

ON_TRUST = frozenset({"program", "solver", "options"})
SHOWN_LENGTH = 80

Place = tuple[str, ...]


def find_false_verdict(campaign: Campaign, part: PlanDocument | BaselineEntry) -> list[Violation]:
    """Return every launch, gap or verdict that a plan's own figures contradict."""
    result = part.result
    launch = next((task.end_minute for task in part.tasks if task.id == campaign.launch), None)
    gap = result.launch_minute - result.bound_minute
    status, stop = Status(result.status), Stop(result.stop)
    is_optimal = status is Status.OPTIMAL
    claims = {
        "the stated launch is not the end of the launch step": launch == result.launch_minute,
        "the stated gap is not launch minus bound": gap == result.gap_minutes,
        "the bound lies after launch": gap >= 0,
        "it claims an optimum although launch and bound differ": gap == 0 or not is_optimal,
        "it claims no optimum although launch and bound meet": gap != 0 or is_optimal,
        "it claims a proof without an optimum": stop is not Stop.PROOF or is_optimal,
        "it denies that there is a plan": status in {Status.OPTIMAL, Status.FEASIBLE},
    }
    return _violations(campaign.launch, part.scenario, claims)


def find_false_search(
    situation: Situation, schedule: Schedule, part: PlanDocument | BaselineEntry
) -> list[Violation]:
    """
    Return what the planner cannot have found: runs, a bound or earliest starts.

    The schedule must keep every rule.
    """
    runs = [
        Violation(rule="claims", tasks=(task_id,), message=f"{message} ({part.scenario})")
        for task_id, message in _false_runs(situation, schedule)
    ]
    if runs:
        return runs
    network = early_dates(situation)[situation.launch][1]
    stated = part.result.preference
    preference = None if stated is None else find_preference(situation, Prefer(stated.name))
    value = None if preference is None else preference.value(schedule)
    claims = {
        "the stated value of the preference is not that of the schedule": stated is None
        or stated.value == value,
        "the bound of the preference lies above its value": stated is None
        or stated.bound <= stated.value,
        "the bound lies before the launch that the links allow": part.result.bound_minute
        >= network,
        "it claims the earliest starts although a step can start earlier": _is_replan(part)
        or not part.result.settled
        or _starts_early(situation, schedule, preference),
    }
    return _violations(situation.launch, part.scenario, claims)


def _is_replan(part: PlanDocument | BaselineEntry) -> bool:
    """Whether a plan keeps to what was announced rather than to early starts."""
    return isinstance(part, PlanDocument) and part.replan is not None


def _starts_early(situation: Situation, schedule: Schedule, preference: Preference | None) -> bool:
    """Whether no step can start earlier while the others stay in their order."""
    first_kept = None if preference is None else preference.first_kept
    active = activate(chosen(situation, schedule.options), schedule, first_kept)
    return sum(schedule.starts.values()) <= sum(active.starts.values())


def find_false_preference(campaign: Campaign, document: PlanDocument) -> list[Violation]:
    """Return whether a plan states another preference than the one it was made with."""
    asked, stated = document.options.prefer, document.result.preference
    name = Prefer.EARLY.value if stated is None else stated.name
    claims = {f"it was planned to be {asked}, but states the preference {name}": asked == name}
    return _violations(campaign.launch, document.scenario, claims)


def _false_runs(situation: Situation, schedule: Schedule) -> Iterator[tuple[TaskId, str]]:
    """Yield the steps that start off the grid, or are not cut where work stops and resumes."""
    for task_id, placed in schedule.tasks.items():
        job = situation.job_in(task_id, placed.option)
        if not job.is_planned(placed.start):
            yield task_id, f"does not start at a legal minute on the grid of {situation.tick} min"
        elif placed.pieces != job.pieces_from(placed.start):
            yield task_id, "is not cut into pieces where its work stops and resumes"


def find_false_baseline(campaign: Campaign, document: PlanDocument) -> list[Violation]:
    """Return whether a plan is compared with another scenario than the graph's baseline."""
    if document.baseline is None:
        return []
    baseline = document.baseline.scenario
    claims = {
        "its baseline is not the baseline scenario of the graph": baseline
        == campaign.baseline_scenario,
        "a plan of the baseline scenario is compared with itself": document.scenario != baseline,
    }
    return _violations(campaign.launch, baseline, claims)


def _violations(launch: TaskId, scenario: str, claims: Mapping[str, bool]) -> list[Violation]:
    return [
        Violation(rule="claims", tasks=(launch,), message=f"{message} ({scenario})")
        for message, holds in claims.items()
        if not holds
    ]


def find_false_figures(
    launch: TaskId, stated: PlanDocument, derived: PlanDocument
) -> list[Violation]:
    """
    Return every figure of a plan file that does not follow from its schedule.

    Parameters
    ----------
    launch
        The launch step, named where no other step is at fault.
    stated
        The plan file as it was read.
    derived
        The same plan, explained anew and written from its schedule.

    Returns
    -------
        One violation for each field that differs, with both values.
    """
    return [
        Violation(
            rule="claims",
            tasks=(_task_at(place) or launch,),
            message=f"{'.'.join(place)} is {_shown(said)}, but {_shown(found)} follows",
        )
        for place, said, found in _differences(_fields(stated), _fields(derived), ())
    ]


def _fields(document: PlanDocument) -> dict[str, object]:
    """Return a document as plain data, with the steps under their names."""
    fields = document.model_dump(mode="json", exclude=set(ON_TRUST))
    for part in (fields, fields["baseline"]):
        if part is not None:
            part["tasks"] = {task["id"]: task for task in part["tasks"]}
    return fields


def _differences(
    stated: object, derived: object, place: Place
) -> Iterator[tuple[Place, object, object]]:
    if isinstance(stated, dict) and isinstance(derived, dict):
        if list(stated) != list(derived):
            yield (*place, "order"), list(stated), list(derived)
        for key in derived:
            yield from _differences(stated.get(key), derived[key], (*place, key))
    elif isinstance(stated, list) and isinstance(derived, list) and len(stated) == len(derived):
        for index, (said, found) in enumerate(zip(stated, derived, strict=True)):
            yield from _differences(said, found, (*place, str(index)))
    elif stated != derived:
        yield place, stated, derived


def _task_at(place: Place) -> TaskId | None:
    if "tasks" not in place[:2] or place[-1] == "order":
        return None
    return place[place.index("tasks") + 1]


def _shown(value: object) -> str:
    return shorten(json.dumps(value, ensure_ascii=False), SHOWN_LENGTH, placeholder=" ...")
