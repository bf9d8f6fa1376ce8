"""The clock on the wall of a site, read at every minute of a campaign."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

import numpy as np

from scheduler.model.campaign import Campaign
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.notation.durations import DAY
from scheduler.model.notation.moments import date_text
from scheduler.schedule.days import ORIGIN, Counts

BLOCK = 15


@dataclass(frozen=True)
class WallClock:
    """The local time of a campaign at each of its first ``until`` minutes."""

    campaign: Campaign
    until: int

    @cached_property
    def begin(self) -> datetime:
        """The campaign start in universal time."""
        return self.campaign.start.replace(tzinfo=self.campaign.zone).astimezone(UTC)

    @cached_property
    def wall(self) -> Counts:
        """Local minutes since 1900-01-01 00:00 on the wall clock, for every elapsed minute."""
        early = self.begin.minute % BLOCK
        blocks = -(-(self.until + early) // BLOCK)
        local = np.empty(blocks * BLOCK, dtype=np.int64)
        for block in range(blocks):
            moment = self.begin + timedelta(minutes=block * BLOCK - early)
            offset = moment.astimezone(self.campaign.zone).utcoffset() or timedelta()
            first = (moment + offset - ORIGIN) // timedelta(minutes=1)
            local[block * BLOCK : (block + 1) * BLOCK] = first + np.arange(BLOCK)
        return local[early : early + self.until]

    def say(self, minute: int) -> str:
        """Return a minute as a local date and time."""
        moment = (self.begin + timedelta(minutes=minute)).astimezone(self.campaign.zone)
        return date_text(moment)

    def minute_of(self, moment: datetime) -> int:
        """Return the elapsed minute of a local date and time."""
        instant = moment.replace(tzinfo=self.campaign.zone).astimezone(UTC)
        return int((instant - self.begin).total_seconds()) // 60

    def between(self, start: datetime, end: datetime) -> slice:
        """Return the minutes from one local date and time to another, none before the first."""
        return slice(max(self.minute_of(start), 0), max(self.minute_of(end), 0))

    @cached_property
    def known_days(self) -> dict[ClockSpan, Counts]:
        """What `days_of` found before."""
        return {}

    def days_of(self, span: ClockSpan) -> Counts:
        """Return for every minute the day whose daily span covers it, or -1."""
        if span not in self.known_days:
            self.known_days[span] = self._days_of(span)
        return self.known_days[span]

    def _days_of(self, span: ClockSpan) -> Counts:
        clock, day = self.wall % DAY, self.wall // DAY
        today = (clock >= span.start) & (clock < span.end)
        yesterday = (clock < span.end - DAY) & ~today
        return np.where(today, day, np.where(yesterday, day - 1, -1))
