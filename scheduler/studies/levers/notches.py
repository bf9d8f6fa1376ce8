"""
What could be looser: crews, shifts, days, holidays, rooms, windows, limits, habits, order.

Hard links, hazards and holds never give way: they are physics, procedure and safety; nor does the
room of a place that one hold after the other keeps whole. Windows written inside a task have no
name to set them by and are left out.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from scheduler.model.base import CrewId
from scheduler.model.campaign import Campaign
from scheduler.model.notation.clock import WEEKDAYS, ClockSpan, Week
from scheduler.model.notation.durations import DAY, HOUR, format_minutes, length_text
from scheduler.model.notation.moments import file_text
from scheduler.model.scenario import Holidays, Options, Order, Scenario
from scheduler.model.task import Window
from scheduler.model.turns import turns_of
from scheduler.studies.changes.applying import limit_name
from scheduler.studies.changes.changes import Change
from scheduler.wording.integrity import count_of
from scheduler.wording.names import DAYS

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """A change one notch looser, in words."""

    change: Change
    title: str


def levers(campaign: Campaign, scenario: Scenario) -> list[Lever]:
    """Return every rule of a scenario that can be loosened, one notch looser."""
    found: list[Lever] = []
    for family in FAMILIES:
        found += family(campaign, scenario)
    return found


def _crews(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Add people until one more task of the crew fits on the shift."""
    for crew_id, crew in campaign.crews.items():
        demands = sorted({t.crew[crew_id] for t in campaign.tasks.values() if crew_id in t.crew})
        for shift in scenario.shifts if demands else ():
            people = campaign.head_count(scenario, crew_id, shift)
            more = next((need for need in demands if need > people), people + demands[0])
            added = people_of(more - people, crew.title)
            yield Lever(
                change=Change("crew", crew_id, shift, str(more)),
                title=f"{added} on the {shift} shift ({more} in all)",
            )


def people_of(count: int, crew: str) -> str:
    """Return ``2 more people in Mechanics``."""
    return f"{count} more {'person' if count == 1 else 'people'} in {crew}"


def _shifts(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    for shift in campaign.shifts:
        if shift not in scenario.shifts:
            worked = ",".join((*scenario.shifts, shift))
            yield Lever(
                change=Change("shift", "", "worked", worked),
                title=f"Work the {shift} shift as well",
            )


def _week(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Work on one more day: the site, then each crew that has a week of its own."""
    whose = "Let crews without a week of their own work" if scenario.weeks else "Work"
    for day in range(len(WEEKDAYS)):
        if day not in scenario.week:
            change = Change("shift", "", "week", with_day(scenario.week, day))
            yield Lever(change=change, title=f"{whose} on {DAYS[day]}s")
    for crew in crews_with_own_week(campaign, scenario):
        for day in range(len(WEEKDAYS)):
            if day not in scenario.week_of(crew):
                change = Change("week", crew, "", with_day(scenario.week_of(crew), day))
                title = f"Let {campaign.crews[crew].title} work on {DAYS[day]}s as well"
                yield Lever(change=change, title=title)


def with_day(week: Week, day: int) -> str:
    """Return a week and one more day as a change states it: ``mon,tue,sat``."""
    return ",".join(WEEKDAYS[each] for each in sorted({*week, day}))


def crews_with_own_week(campaign: Campaign, scenario: Scenario) -> list[CrewId]:
    """Return the crews that some task needs and whose days of work are not those of the site."""
    tasks = campaign.tasks.values()
    needed = {crew for task in tasks for mode in task.modes for crew in task.in_way(mode).crew}
    return [crew for crew in campaign.crews if crew in needed and crew in scenario.weeks]


def _holidays(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Work on the holidays that take a day of work away."""
    lost = any(day.weekday() in scenario.site_week for day in campaign.holidays)
    if lost and scenario.holidays is Holidays.KEPT:
        yield Lever(
            change=Change("scenario", "", "holidays", Holidays.WORKED.value),
            title="Work on holidays",
        )


def _rooms(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Give places room for one more, but for those that one hold after the other keeps whole."""
    turns = turns_of(campaign, scenario)
    for name, facility in campaign.facilities.items():
        if facility.room is not None and name not in turns:
            room = facility.room + 1
            yield Lever(
                change=Change("facility", name, "room", str(room)),
                title=f"Room for {room} in {facility.title}",
            )


def _windows(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Open windows earlier and close them later: daily ones by an hour, others by a day."""
    del scenario
    for name, window in campaign.windows.items():
        if window.daily is not None:
            wider = _wider(window.daily, on_all_days=window.is_on_all_days)
            yield Lever(
                change=Change("window", name, "daily", str(wider)),
                title=f"Window {name} open an hour longer at each end ({wider})",
            )
            yield from _further_days(name, window)
        else:
            yield from _longer_window(campaign, name, window)


def _wider(span: ClockSpan, *, on_all_days: bool) -> ClockSpan:
    """Return an hour more at each end, the whole day at most; some days keep their own start."""
    start, end = max(span.start - HOUR, 0), span.end + HOUR
    if end - start < DAY:
        return ClockSpan(start=start, end=end)
    return ClockSpan(start=0, end=DAY) if on_all_days else ClockSpan(start=start, end=start + DAY)


def _further_days(name: str, window: Window) -> Iterator[Lever]:
    """Open a window of some days of the week on one more of them."""
    for day in range(len(WEEKDAYS) if window.days is not None else 0):
        if window.days is not None and day not in window.days:
            yield Lever(
                change=Change("window", name, "days", with_day(window.days, day)),
                title=f"Window {name} also opens on {DAYS[day]}s",
            )


def _longer_window(campaign: Campaign, name: str, window: Window) -> Iterator[Lever]:
    """Open an absolute window a day earlier, and close it a day later: two levers."""
    if window.start is not None and window.end is not None:
        moment = file_text(window.start - ONE_DAY, campaign.zone)
        yield Lever(
            change=Change("window", name, "from", moment),
            title=f"Window {name} opens a day earlier",
        )
        moment = file_text(window.end + ONE_DAY, campaign.zone)
        yield Lever(
            change=Change("window", name, "to", moment), title=f"Window {name} closes a day later"
        )


def _earliest_dates(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Let a step that waits for a date start a day earlier: the delivery comes sooner."""
    done = campaign.done_tasks(scenario)
    for task in campaign.tasks.values():
        if task.not_before is not None and task.id not in done:
            moment = file_text(task.not_before.date - ONE_DAY, campaign.zone)
            reason = f" ({task.not_before.reason})" if task.not_before.reason else ""
            yield Lever(
                change=Change("not_before", task.id, "", moment),
                title=f"{task.id} may start a day earlier{reason}",
            )


def _limits(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    del scenario
    starts = Counter(limit.from_event.task for limit in campaign.limits)
    for limit in campaign.limits:
        step = limit.from_event.task
        longer = limit.max + DAY
        yield Lever(
            change=Change(
                "limit",
                step if starts[step] == 1 else limit_name(limit),
                "max",
                length_text(longer),
            ),
            title=f"{limit.reason or limit} extended by a day to {format_minutes(longer)}",
        )


def _habits(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    for task in campaign.tasks.values():
        for source in dict.fromkeys(link.task for link in campaign.habits_kept(task, scenario)):
            yield Lever(
                change=Change("habit", source, task.id, "none"),
                title=f"Set aside the habit of doing {task.id} after {source}",
            )


def _options(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Permit the other ways of the steps that are still to be done."""
    done = campaign.done_tasks(scenario)
    steps = sum(bool(t.options) and t.id not in done for t in campaign.tasks.values())
    if steps and scenario.options is Options.NOMINAL:
        yield Lever(
            change=Change("scenario", "", "options", Options.ANY.value),
            title=f"Permit the options of {count_of(steps, 'step')}",
        )


def _orders(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    del campaign
    if scenario.order is not Order.PARALLEL:
        yield Lever(
            change=Change("scenario", "", "order", "parallel"), title="Let steps run in parallel"
        )


FAMILIES: tuple[Callable[[Campaign, Scenario], Iterator[Lever]], ...] = (
    _crews,
    _shifts,
    _week,
    _holidays,
    _rooms,
    _windows,
    _earliest_dates,
    _limits,
    _habits,
    _options,
    _orders,
)
