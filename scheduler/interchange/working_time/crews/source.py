"""A crew as its source has it: who, on which calendars, and how many when."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.calendars.clock.intervals import Intervals, merge
from scheduler.calendars.shifts.shifts import Profile
from scheduler.interchange.working_time.calendars.spans import Span, weekly_spans
from scheduler.interchange.working_time.calendars.working_calendars import WorkingCalendars
from scheduler.interchange.working_time.crews.units import people_while
from scheduler.interchange.working_time.naming import shown


@dataclass(frozen=True, kw_only=True)
class CrewSource:
    """
    People of one resource, who work whenever one of their calendars does.

    ``units`` is how many there are over time, at work or not. ``is_called`` if some step calls
    them in outside of their hours.
    """

    key: str
    name: str
    calendars: tuple[str, ...]
    units: Profile
    working: WorkingCalendars
    is_called: bool = False

    @cached_property
    def worked(self) -> Intervals:
        """When its calendars work, whether anybody is there or not."""
        return merge(each for uid in self.calendars for each in self.working.worked(uid))

    @cached_property
    def people(self) -> Profile:
        """How many people are at work from minute to minute."""
        return people_while(self.worked, self.units)

    @cached_property
    def spans(self) -> Mapping[Span, frozenset[int]]:
        """The spans of its usual week with the weekdays on which each begins."""
        found: dict[Span, frozenset[int]] = {}
        for uid in self.calendars:
            for span, days in weekly_spans(self.working.week(uid)).items():
                found[span] = found.get(span, frozenset()) | frozenset(days)
        return found

    def exception_name(self, day: int) -> str:
        """Return the name of the exception that a day is, by its ordinal number, if it has one."""
        found = (self.working.exception_on(uid, day) for uid in self.calendars)
        return next((shown(each.name) for each in found if each is not None), "")

    def has_exception(self, day: int) -> bool:
        """Whether a day is an exception of one of its calendars."""
        return any(self.working.exception_on(uid, day) is not None for uid in self.calendars)
