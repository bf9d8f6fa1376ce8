"""What a scenario loses because a field that it states replaces the inherited one as a whole."""

from collections.abc import Iterator

from scheduler.advice.base import Case
from scheduler.advice.words import days, joined
from scheduler.errors import Finding
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.moments import file_text
from scheduler.model.scenario import Habits, Scenario

LISTS = ("widened", "squeezed")
FIELDS = ("weeks", "people", "surge", "done", "stand_downs", "set_aside", "moved", *LISTS)


def warn_of_replaced_settings(case: Case) -> Iterator[Finding]:
    """
    Yield fields of scenarios that drop something inherited without a word.

    A field that is stated empty, or an entry that is stated anew, says so itself.
    """
    for entry in case.campaign.scenarios.values():
        if not entry.extends:
            continue
        parent = case.resolved[entry.extends]
        child = case.resolved[entry.id]
        for field in FIELDS:
            lost = list(_lost(case.campaign, parent, child, field)) if getattr(entry, field) else []
            if lost:
                yield Finding(
                    code="inherited-replaced",
                    message=f"'{field}' of {entry.id!r} replaces that of {parent.id!r}, which is "
                    f"lost for {joined(lost)}",
                    path=("scenarios", entry.id, field),
                    hint=_way_out(field, parent),
                )


def _way_out(field: str, parent: Scenario) -> str:
    again = f"Repeat here what should still hold of {parent.id!r}"
    meant = {
        "weeks": ", or state the week that it shall have instead",
        "people": ", or state the head-count that it shall have instead",
        "surge": ", or write 0 for a shift that gets nobody",
    }.get(field, "; if it is meant, let the scenario extend one without it")
    return f"{again}{meant}."


def _lost(campaign: Campaign, parent: Scenario, child: Scenario, field: str) -> Iterator[str]:
    """Yield in words what a child no longer has of a field of its parent."""
    if field == "weeks":
        yield from _weeks(campaign, parent, child)
    elif field in {"people", "surge"}:
        yield from _people(campaign, parent, child, field)
    elif field == "done":
        gone = campaign.done_tasks(parent) - campaign.done_tasks(child)
        yield from (repr(task) for task in campaign.tasks if task in gone)
    elif field == "stand_downs":
        left = [each for each in parent.stand_downs if each not in child.stand_downs]
        yield from (f"the one from {file_text(each.start, campaign.zone)}" for each in left)
    elif field == "set_aside":
        is_free = child.habits is Habits.RELAXED
        gone_pairs = () if is_free else set(parent.set_aside) - set(child.set_aside)
        yield from (repr(">".join(pair)) for pair in sorted(gone_pairs))
    elif field in LISTS:
        before, now = getattr(parent, field), getattr(child, field)
        yield from (repr(name) for name in before if name not in now)
    else:
        yield from (repr(flow) for flow in parent.moved if flow not in child.moved)


def _weeks(campaign: Campaign, parent: Scenario, child: Scenario) -> Iterator[str]:
    for crew in campaign.crews:
        if crew in parent.weeks and crew not in child.weeks:
            before, now = parent.week_of(crew), child.week_of(crew)
            if before != now:
                yield f"{crew!r} ({days(before)} before, now {days(now)})"


def _people(campaign: Campaign, parent: Scenario, child: Scenario, field: str) -> Iterator[str]:
    for crew in campaign.crews:
        for shift in child.shifts:
            before, now = (_stated(each, field, crew, shift) for each in (parent, child))
            counts = [campaign.head_count(each, crew, shift) for each in (parent, child)]
            if before is not None and now is None and counts[0] != counts[1]:
                yield f"{crew!r} {shift} ({counts[0]} people before, now {counts[1]})"


def _stated(scenario: Scenario, field: str, crew: CrewId, shift: str) -> int | None:
    people: int | None = getattr(scenario, field).get(crew, {}).get(shift)
    return people
