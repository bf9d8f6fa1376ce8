"""The work of an assignment by day."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from scheduler.readers.foreign.mspdi.record import MspdiRecord
from scheduler.readers.foreign.mspdi.values import minutes, moment

REMAINING, ACTUAL = "1", "2"


class Stint(NamedTuple):
    """Work in minutes from one moment to another."""

    start: datetime
    end: datetime
    work: Fraction


def stints_of(stated: MspdiRecord) -> Iterator[Stint]:
    """Yield the times in which an assignment has any work, done or left."""
    for each in stated.element.all("TimephasedData"):
        work = minutes(each.value("Value")) if each.value("Type") in (REMAINING, ACTUAL) else None
        start, finish = moment(each.value("Start")), moment(each.value("Finish"))
        if work and start is not None and finish is not None and start < finish:
            yield Stint(start, finish, work)
