"""What one scenario changes against another, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scheduler.model.campaign import Campaign
from scheduler.model.duty import DutyUse
from scheduler.model.notation.base import CrewId, ShiftName, TaskId
from scheduler.model.notation.clock import WEEKDAYS
from scheduler.model.scenario import Options, Order, Scenario
from scheduler.wording.changes.neighbours import moved_words
from scheduler.wording.quantities import count_of

FIELDS = (
    *("order", "habits", "set_aside", "options", "holidays", "shifts", "week", "weeks"),
    *("people", "surge", "widened", "moved", "squeezed", "done", "stand_downs", "duty"),
)
MOST_CREWS = 3


def changed_fields(before: Scenario, after: Scenario) -> dict[str, Any]:
    """Return the fields in which one scenario differs from another, with their new values."""
    return {
        field: getattr(after, field)
        for field in FIELDS
        if getattr(before, field) != getattr(after, field)
    }


def lever_words(campaign: Campaign, before: Scenario, after: Scenario) -> Iterator[str]:
    """
    Yield in words what a scenario changes against another.

    Duty rules that are only reported on change nothing in a plan and are passed over.
    """
    for field, value in changed_fields(before, after).items():
        text = WORDS[field](campaign, getattr(before, field), value)
        if text:
            yield text


def _order(campaign: Campaign, before: Any, after: Any) -> str:
    del campaign, before
    return {
        Order.SERIAL: "one step at a time",
        Order.SERIAL_PER_FLOW: "flows in parallel",
        Order.PARALLEL: "steps in parallel",
    }[after]


def _habits(campaign: Campaign, before: Any, after: Any) -> str:
    del before
    count = sum(len(task.usually_after) for task in campaign.tasks.values())
    return f"{count_of(count, 'habit')} {after}"


def _options(campaign: Campaign, before: Any, after: Any) -> str:
    del before
    if after is not Options.ANY:
        return "options not permitted"
    steps = sum(bool(task.options) for task in campaign.tasks.values())
    return f"options of {count_of(steps, 'step')} permitted"


def _duty(campaign: Campaign, before: Any, after: Any) -> str:
    """Say which duty rules bind the plan or are paid for, if any did or do."""
    del campaign
    was, now = (rules is not None and rules.use is not DutyUse.REPORT for rules in (before, after))
    if not now:
        return "no duty rules" if was else ""
    name = f"{after.like} duty rules" if after.like else "duty rules of its own"
    return f"{name} {'binding' if after.use is DutyUse.RULE else 'at a price'}"


def _shifts(campaign: Campaign, before: Any, after: Any) -> str:
    del campaign
    more = [name for name in after if name not in before]
    if more and set(before) <= set(after):
        return f"{' and '.join(more)} shift{'s' if more[1:] else ''} added"
    return f"shifts {', '.join(after)}"


def _week(campaign: Campaign, before: Any, after: Any) -> str:
    del campaign
    more = [WEEKDAYS[day].title() for day in after if day not in before]
    if set(before) <= set(after):
        return f"{' and '.join(more)} worked"
    return f"worked on {', '.join(WEEKDAYS[day].title() for day in after)}"


def _weeks(campaign: Campaign, before: Any, after: Any) -> str:
    crews = [campaign.crews[crew].title for crew in after if before.get(crew) != after[crew]]
    return f"other working days for {', '.join(crews)}" if crews else "same days for all crews"


def _done(campaign: Campaign, before: Any, after: Any) -> str:
    was, now = _done_steps(campaign, before), _done_steps(campaign, after)
    texts = [f"{count_of(len(now - was), 'step')} done before the start"] if now - was else []
    if was - now:
        texts.append(f"{count_of(len(was - now), 'step')} no longer done before the start")
    return ", ".join(texts) or "the same steps done before the start"


def _done_steps(campaign: Campaign, names: Iterable[str]) -> set[TaskId]:
    """Return the steps that are named by their ids or by tags."""
    meant = set(names)
    return {task.id for task in campaign.tasks.values() if {task.id, *task.tags} & meant}


def _surge(campaign: Campaign, before: Any, after: Any) -> str:
    change: dict[tuple[CrewId, ShiftName], int] = {}
    for surge, sign in ((after, 1), (before, -1)):
        for crew, shifts in surge.items():
            for shift, people in shifts.items():
                change[crew, shift] = change.get((crew, shift), 0) + sign * people
    texts = [_people(campaign, change, sign, word) for sign, word in ((1, "more"), (-1, "fewer"))]
    return ", ".join(filter(None, texts)) or "the same people"


def _people(
    campaign: Campaign, change: Mapping[tuple[CrewId, ShiftName], int], sign: int, word: str
) -> str:
    """Say how many people come, or go, over all shifts, and of which crews."""
    meant = {crew_shift: sign * count for crew_shift, count in change.items() if sign * count > 0}
    if not meant:
        return ""
    people = sum(meant.values())
    crews = list(dict.fromkeys(campaign.crews[crew].title for crew, _ in meant))
    named = ", ".join(crews) if len(crews) <= MOST_CREWS else f"in {len(crews)} crews"
    return f"{people} {word} {'person' if people == 1 else 'people'} ({named})"


def _moved(campaign: Campaign, before: Any, after: Any) -> str:
    flows = dict.fromkeys((*before, *after))
    by = {flow: after.get(flow, 0) - before.get(flow, 0) for flow in flows}
    return ", ".join(moved_words(campaign, flow, days) for flow, days in by.items() if days)


def _plain(text: str) -> Callable[[Campaign, Any, Any], str]:
    def words(campaign: Campaign, before: Any, after: Any) -> str:
        del campaign, before
        return f"{text} {after}" if isinstance(after, str) else text

    return words


WORDS: Mapping[str, Callable[[Campaign, Any, Any], str]] = {
    "order": _order,
    "habits": _habits,
    "options": _options,
    "duty": _duty,
    "holidays": _plain("holidays"),
    "shifts": _shifts,
    "week": _week,
    "weeks": _weeks,
    "people": _plain("different head-counts"),
    "surge": _surge,
    "set_aside": _plain("single habits set aside"),
    "widened": _plain("windows widened"),
    "moved": _moved,
    "squeezed": _plain("other times for single windows of neighbours"),
    "done": _done,
    "stand_downs": _plain("different stand-downs"),
}
