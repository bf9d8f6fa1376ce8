"""What one scenario changes against another, in words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from scheduler.model.campaign import Campaign
from scheduler.model.clock import WEEKDAYS
from scheduler.model.scenario import Order, Scenario

FIELDS = ("order", "habits", "holidays", "shifts", "week", "surge", "done", "stand_downs")


def changed_fields(before: Scenario, after: Scenario) -> dict[str, Any]:
    """Return the fields in which one scenario differs from another, with their new values."""
    return {
        field: getattr(after, field)
        for field in FIELDS
        if getattr(before, field) != getattr(after, field)
    }


def lever_words(campaign: Campaign, before: Scenario, after: Scenario) -> Iterator[str]:
    """Yield in words what a scenario changes against another."""
    for field, value in changed_fields(before, after).items():
        yield WORDS[field](campaign, getattr(before, field), value)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _order(campaign: Campaign, before: Any, after: Any) -> str:
    del campaign, before
    return {
        Order.SERIAL: "one step at a time",
        Order.SERIAL_PER_FLOW: "flows side by side",
        Order.PARALLEL: "steps in parallel",
    }[after]


def _habits(campaign: Campaign, before: Any, after: Any) -> str:
    del before
    count = sum(len(task.usually_after) for task in campaign.tasks.values())
    return f"{_count(count, 'habit')} {after}"


def _shifts(campaign: Campaign, before: Any, after: Any) -> str:
    del campaign
    more = [name for name in after if name not in before]
    if more and set(before) <= set(after):
        return f"{' and '.join(more)} shift added"
    return f"shifts {', '.join(after)}"


def _week(campaign: Campaign, before: Any, after: Any) -> str:
    del campaign
    more = [WEEKDAYS[day].title() for day in after if day not in before]
    if set(before) <= set(after):
        return f"{' and '.join(more)} worked"
    return f"worked on {', '.join(WEEKDAYS[day].title() for day in after)}"


def _done(campaign: Campaign, before: Any, after: Any) -> str:
    del before
    count = sum(bool({task.id, *task.tags} & set(after)) for task in campaign.tasks.values())
    return f"{_count(count, 'step')} done before the start"


def _surge(campaign: Campaign, before: Any, after: Any) -> str:
    del before
    people = sum(count for shifts in after.values() for count in shifts.values())
    crews = ", ".join(campaign.crews[crew].title for crew in after)
    return f"{people} people more ({crews})"


def _plain(text: str) -> Callable[[Campaign, Any, Any], str]:
    def words(campaign: Campaign, before: Any, after: Any) -> str:
        del campaign, before
        return f"{text} {after}" if isinstance(after, str) else text

    return words


WORDS: Mapping[str, Callable[[Campaign, Any, Any], str]] = {
    "order": _order,
    "habits": _habits,
    "holidays": _plain("holidays"),
    "shifts": _shifts,
    "week": _week,
    "surge": _surge,
    "done": _done,
    "stand_downs": _plain("other stand-downs"),
}
