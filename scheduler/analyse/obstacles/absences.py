"""Why too few people of a crew are on shift: its shifts, a change of it, days off, holidays."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from scheduler.analyse.obstacles.blocking import Blocker, Cause
from scheduler.calendars.clock.intervals import Intervals, clip, intersect, merge, subtract
from scheduler.calendars.shifts.dated_people import people_in
from scheduler.calendars.shifts.shifts import at_least, head_count, worked_shifts
from scheduler.calendars.situation.working_times import WorkingTimes
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import DAY
from scheduler.model.resource import Crew
from scheduler.model.scenario import ALL_DAYS, Holidays

WHOLE_DAY = ClockSpan(start=0, end=DAY)

Closing = tuple[Blocker, Intervals]
"""An obstacle without dates, and the minutes in which it stops work."""

DayTest = Callable[[date], bool]


class Absences:
    """
    Tells apart why people are missing.

    A crew is away by its *shifts* where it would not come on any day, by a *change* of its
    head-count where its usual people would be enough, on a *day off* by the days of the week that
    it works, on a *holiday*, and on days that it alone is free. In the night of a day off both the
    shifts and the day keep it away.
    """

    def __init__(self, clockwork: WorkingTimes) -> None:
        self.clockwork = clockwork
        self.campaign = clockwork.campaign
        self.always: Intervals = ((0, clockwork.until),)
        self.scenario = clockwork.scenario
        every_day = {"week": ALL_DAYS, "weeks": {}, "holidays": Holidays.WORKED}
        self.runs = worked_shifts(
            clockwork.campaign,
            self.scenario.altered(every_day),
            clockwork.axis,
            clockwork.until,
        )
        is_kept = self.scenario.holidays is Holidays.KEPT
        self.holidays = frozenset(clockwork.campaign.holidays if is_kept else ())

    def closings(self, crew: CrewId | None, people: int) -> Iterator[Closing]:
        """
        Yield the minutes at which a crew has too few people, by what keeps them away.

        Without a crew they are those at which the site works no shift at all.
        """
        there = self._there(crew, people, _on_any)
        usual = there
        if crew is not None and self.campaign.crews[crew].changes:
            usual = self._there(crew, people, _on_any, entries=0)
        title = "" if crew is None else self.campaign.crews[crew].title
        no_shift = subtract(self.always, merge((*there, *usual)))
        yield _undated(Cause.SHIFT, crew or "", title), no_shift
        changed = subtract(usual, there)
        if crew is not None and changed:
            yield from self._changes(self.campaign.crews[crew], people, changed)
        yield from self._days_off(crew, people, merge((*no_shift, *changed)))

    def _changes(self, crew: Crew, people: int, changed: Intervals) -> Iterator[Closing]:
        """
        Yield the changes that take the people away, those that count where they overlap.

        Without the later entries, which then count no more, one still leaves too few.
        """
        axis = self.clockwork.axis
        for number, change in enumerate(crew.changes):
            there = self._there(crew.id, people, _on_any, entries=number + 1)
            named = merge((x.start, x.end) for x in self.runs if x.shift in change.people)
            short = intersect(subtract(changed, there), named)
            blocker = Blocker(
                cause=Cause.CHANGE,
                subject=f"{crew.id} {number}",
                detail=crew.title,
                reason=change.reason,
                event=0,
                until=0,
            )
            span = axis.minute(change.start), axis.minute(change.end)
            yield blocker, intersect(short, clip((span,), 0, self.clockwork.until))

    def _days_off(self, crew: CrewId | None, people: int, away: Intervals) -> Iterator[Closing]:
        """Yield the days off by kind; ``away`` is when nobody would come on any day."""
        kinds = self._kinds(crew)
        there = self._there(crew, people, lambda day: all(works(day) for _, works in kinds))
        missing = subtract(self.always, merge((*away, *there)))
        found = [subtract(missing, self._there(crew, people, works)) for _, works in kinds]
        left = subtract(missing, merge(chain.from_iterable(found)))
        for (blocker, works), minutes in zip(kinds, found, strict=True):
            nights = intersect(away, self._days(works))
            rest = left if blocker.cause is Cause.HOLIDAY else ()
            yield blocker, merge((*minutes, *nights, *rest))

    def _kinds(self, crew: CrewId | None) -> list[tuple[Blocker, DayTest]]:
        """Return what makes days off, each with the days that it leaves to work."""
        crews = self.campaign.crews
        members = list(crews.values()) if crew is None else [crews[crew]]
        week = self.scenario.site_week if crew is None else self.scenario.week_of(crew)
        on_top = [each for each in members if each.days_on]

        def in_week(day: date) -> bool:
            return day.weekday() in week or any(each.works_on_top(day) for each in on_top)

        def no_holiday(day: date) -> bool:
            return day not in self.holidays or any(each.works_on_top(day) for each in on_top)

        own = crew if crew in self.scenario.weeks else None
        title = "" if own is None else crews[own].title
        kinds: list[tuple[Blocker, DayTest]] = [
            (_undated(Cause.WEEK, own or "", title), in_week),
            (_undated(Cause.HOLIDAY, "", ""), no_holiday),
        ]
        if crew is not None and crews[crew].days_off:
            alone = crews[crew]
            leave = _undated(Cause.LEAVE, crew, alone.title)
            kinds.append((leave, lambda day: not alone.is_free_on(day)))
        return kinds

    def _there(
        self, crew: CrewId | None, people: int, works: DayTest, *, entries: int | None = None
    ) -> Intervals:
        """
        Return when a crew, or anybody, would be on shift if certain days were worked.

        Of its changes only the first ``entries`` count, all if it is not said.
        """
        runs = (run for run in self.runs if works(run.day))
        if crew is None:
            anybody = head_count(((run.start, run.end, people) for run in runs), ())
            return at_least(anybody, people)
        campaign, axis = self.campaign, self.clockwork.axis
        if entries is not None:
            campaign = _with_changes(campaign, crew, entries)
        there = people_in(campaign, self.scenario, axis, crew, runs)
        return at_least(head_count(there, ()), people)

    def _days(self, works: DayTest) -> Intervals:
        """Return the whole civil days that are not worked."""
        axis, until = self.clockwork.axis, self.clockwork.until
        days = (axis.span_on(day, WHOLE_DAY) for day in axis.days(until) if not works(day))
        return merge(clip(days, 0, until))


def _on_any(day: date) -> bool:
    """Whether a day is worked by whoever works on all of them."""
    return bool(day)


def _with_changes(campaign: Campaign, crew: CrewId, entries: int) -> Campaign:
    """Return a campaign in which only the first changes of a crew are left."""
    own = campaign.crews[crew]
    kept = own.altered({"changes": own.changes[:entries]})
    return campaign.altered({"crews": {**campaign.crews, crew: kept}})


def _undated(cause: Cause, subject: str, detail: str) -> Blocker:
    return Blocker(cause=cause, subject=subject, detail=detail, event=0, until=0)
