"""The axis of elapsed minutes since the campaign start, and civil time on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from scheduler.calendars.clock.intervals import Interval, Intervals, clip
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.clock import SATURDAY_AND_SUNDAY, ClockSpan, Week
from scheduler.model.notation.moments import clock_text, date_text

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Axis:
    """
    Elapsed minutes since ``start``, a local date and time in ``zone``.

    Clock changes are in it: the day on which the clocks go back has 1,500 minutes. ``weekend`` are
    the days of the week that are no working days, Monday being 0.
    """

    start: datetime
    zone: ZoneInfo
    weekend: Week = SATURDAY_AND_SUNDAY

    @cached_property
    def origin(self) -> datetime:
        """The start as an instant."""
        return self.start.replace(tzinfo=self.zone).astimezone(UTC)

    def minute(self, moment: datetime) -> Minutes:
        """Return the minute of a local date and time."""
        return (moment.replace(tzinfo=self.zone).astimezone(UTC) - self.origin) // MINUTE

    def moment(self, minute: Minutes) -> datetime:
        """Return the local date and time of a minute, aware of its offset."""
        return (self.origin + minute * MINUTE).astimezone(self.zone)

    def is_weekend(self, day: date) -> bool:
        """Whether a civil day belongs to the weekend."""
        return day.weekday() in self.weekend

    def say(self, minute: Minutes) -> str:
        """
        Return a minute for people: ``Tue 25 Nov 12:11``, with the year if it is not the start's.

        All texts for people take their dates from here, so that the two 02:30 of a night in which
        the clocks go back are told apart everywhere.
        """
        moment = self.moment(minute)
        return date_text(moment, year=moment.year != self.start.year)

    def say_year(self, minute: Minutes) -> str:
        """Return a minute for people with its year: ``Tue 25 Nov 2025 12:11``."""
        return date_text(self.moment(minute), year=True)

    def say_clock(self, minute: Minutes) -> str:
        """Return the time of day of a minute for people: ``12:11``."""
        return clock_text(self.moment(minute))

    def say_moment(self, moment: datetime) -> str:
        """Return a local date and time of the graph for people."""
        return self.say(self.minute(moment))

    def day_number(self, minute: Minutes) -> int:
        """Return the campaign day of a minute; the day of the start is day 1."""
        return (self.moment(minute).date() - self.start.date()).days + 1

    def days(self, until: Minutes, since: Minutes = 0) -> Iterator[date]:
        """Yield the civil days that can touch the axis up to ``until``, the day before included."""
        day = self.moment(since).date() - timedelta(days=1)
        last = self.moment(until).date()
        while day <= last:
            yield day
            day += timedelta(days=1)

    def span_on(self, day: date, span: ClockSpan) -> Interval:
        """Return the minutes of a clock span that begins on a civil day."""
        midnight = datetime.combine(day, time())
        return self.minute(midnight + span.start * MINUTE), self.minute(
            midnight + span.end * MINUTE
        )

    def daily(self, span: ClockSpan, until: Minutes) -> Intervals:
        """Return the occurrences of a clock span between minute 0 and ``until``."""
        return clip((self.span_on(day, span) for day in self.days(until)), 0, until)

    def instants(
        self, span: ClockSpan, until: Minutes, falls_on: Callable[[date], bool] | None = None
    ) -> tuple[Interval, ...]:
        """
        Return closed daily intervals, single instants included, within 0 and ``until``.

        ``falls_on`` tells the days on which one begins; without it, one begins on every day.
        """
        days = self.days(until)
        kept = days if falls_on is None else filter(falls_on, days)
        spans = (self.span_on(day, span) for day in kept)
        return tuple((max(a, 0), min(b, until)) for a, b in spans if b >= 0 and a <= until)


def make_axis(campaign: Campaign) -> Axis:
    """Return the axis of a campaign."""
    return Axis(campaign.start, campaign.zone, campaign.weekend)
