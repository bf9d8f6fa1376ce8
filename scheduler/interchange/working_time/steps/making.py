"""Each step's crew, equipment and windows as the fields of a task."""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import Any

from scheduler.calendars.clock.intervals import Intervals
from scheduler.formats.foreign.notices import Notice, NoticeKind
from scheduler.interchange.working_time.calendars.in_force import CalendarsInForce
from scheduler.interchange.working_time.naming import key_of, slug
from scheduler.interchange.working_time.site_work import StepWork
from scheduler.interchange.working_time.steps.hours import (
    CrewCalendars,
    RunsBy,
    StepHours,
)
from scheduler.interchange.working_time.steps.needs import StepNeeds
from scheduler.interchange.working_time.steps.run_windows import (
    common_week,
    run_windows,
)


class NamedWindows:
    """
    The run windows that calendars of steps ask for, each made once, under names.

    ``windows`` are those asked for so far, as the file writes them.
    """

    def __init__(self, force: CalendarsInForce) -> None:
        self.force = force
        self.windows: dict[str, Mapping[str, Any]] = {}
        self._names: dict[Intervals, tuple[str, ...]] = {}

    def of(self, hours: StepHours) -> tuple[str, ...]:
        """Return the names of the windows in which a step runs, none if it has no own hours."""
        asked = [hours.calendars] if hours.calendars else [(uid,) for uid in hours.any_of]
        return tuple(name for calendars in asked for name in self._of(calendars))

    def _of(self, calendars: tuple[str, ...]) -> tuple[str, ...]:
        """Return the names of the windows in which all of some calendars work."""
        time = self.force.together(calendars)
        if time not in self._names:
            self._names[time] = tuple(self._make(time, calendars))
        return self._names[time]

    def _make(self, time: Intervals, calendars: tuple[str, ...]) -> Iterator[str]:
        working = self.force.working
        title = " and ".join(map(self.force.name, calendars))
        made = run_windows(time, common_week(working, calendars), working.period)
        base = slug(title, lower=True) or "hours"
        for number, window in enumerate(made, start=1):
            name = key_of(base if len(made) == 1 else f"{base} {number}", self.windows, lower=True)
            self.windows[name] = {**window, "reason": f"hours of {title}"}
            yield name


def step_work(
    needs: StepNeeds,
    hours: StepHours,
    crews: Mapping[str, str],
    places: Mapping[str, str],
    windows: NamedWindows,
) -> StepWork:
    """
    Return the fields of a task that its assignments and calendars make.

    Parameters
    ----------
    needs
        What it needs.
    hours
        When it runs.
    crews, places
        The keys of crews and facilities by the uids of resources.
    windows
        Where run windows are named.
    """
    people: dict[str, int] = {}
    for uid in needs.people:
        people[crews[uid]] = max(people.get(crews[uid], 0), needs.count(uid))
    return StepWork(
        crew=people,
        equipment=tuple(places[uid] for uid in needs.equipment),
        windows=windows.of(hours),
        elapsed=hours.runs_by is RunsBy.CLOCK,
        all_hands=hours.runs_by is RunsBy.ALL_HANDS,
        remarks=tuple(_remarks(needs, hours)),
    )


def _remarks(needs: StepNeeds, hours: StepHours) -> Iterator[str]:
    if needs.supplies:
        yield f"needs {', '.join(needs.supplies)}"
    if hours.why in REMARKS:
        yield REMARKS[hours.why]


REMARKS = {
    "import-elapsed-people": "by the clock in the source, with people",
    "import-people-called-in": "the hours of its people do not count in the source",
    "import-people-not-called-in": "the hours of its people do not count in the source",
    "import-no-common-time": "its calendars have no time in common in the source",
    "import-round-the-clock": "on a calendar that never rests, without people",
}
TOLD: Mapping[str, tuple[NoticeKind, str]] = {
    "import-elapsed-people": (
        NoticeKind.DECIDED,
        "People of steps by the clock are called in at any hour, from all shifts (all_hands)",
    ),
    "import-people-called-in": (
        NoticeKind.DECIDED,
        "Steps whose own calendar counts, not that of their people, call these in (all_hands), "
        "from all their shifts",
    ),
    "import-people-not-called-in": (
        NoticeKind.DECIDED,
        "Steps whose own calendar counts, not that of their people, are too long to call these in; "
        "they go on while both work",
    ),
    "import-no-common-time": (
        NoticeKind.DECIDED,
        "Calendars of a step never work at the same time; it runs when any of them does",
    ),
    "import-round-the-clock": (
        NoticeKind.DECIDED,
        "Steps without people on a calendar that never rests go by the clock (elapsed)",
    ),
    "import-own-hours": (
        NoticeKind.NOTED,
        "Steps without people run in the hours of their calendar, by windows",
    ),
    "import-task-calendar": (
        NoticeKind.NOTED,
        "Steps whose calendar works less than their people have windows for it",
    ),
    "import-different-calendars": (
        NoticeKind.LOST,
        "People of a step work at different hours; here it goes on only while all of them do",
    ),
    "import-equipment-count": (
        NoticeKind.LOST,
        "Steps that need several pieces of the same equipment occupy one of them",
    ),
}


def told_of_steps(
    worked: tuple[Mapping[str, StepNeeds], Mapping[str, StepHours]],
    crews: CrewCalendars,
    force: CalendarsInForce,
    labels: Mapping[str, str],
) -> Iterator[Notice]:
    """Yield what became of the hours of steps, each kind once, from their needs and hours."""
    needs, hours = worked
    at_work = {calendars: force.any_of(calendars) for calendars in crews.values()}
    found: dict[str, list[str]] = {code: [] for code in TOLD}
    for uid, step in needs.items():
        title = labels[uid]
        if hours[uid].why:
            found[hours[uid].why].append(title)
        by_crew = hours[uid].runs_by is RunsBy.CREW
        if by_crew and len({at_work[crews[each]] for each in step.people}) > 1:
            found["import-different-calendars"].append(title)
        if any(ceil(units) > 1 for units in step.equipment.values()):
            found["import-equipment-count"].append(title)
    for code, (kind, text) in TOLD.items():
        if found[code]:
            yield Notice(code=code, kind=kind, text=text, names=tuple(found[code]))
