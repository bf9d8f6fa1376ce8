"""Readiness in words: lengths as planners say them, bands as bands, and no share that is none."""

from dataclasses import replace

import pytest

from scheduler.calendars.clock.axis import make_axis
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.studies.readiness.coverage import Coverage
from scheduler.studies.readiness.curve import Known
from scheduler.studies.readiness.words import (
    days,
    days_range,
    every_text,
    kept_text,
    launch_text,
    promise_text,
    since_text,
    status_of,
    verdict_text,
)
from tests.studies.readiness.calls import campaign_of, graph

AXIS = make_axis(campaign_of(graph()))
THURSDAY, FRIDAY = 82 * HOUR, 106 * HOUR
KEPT = Coverage(
    promise=16 * DAY,
    begin=0,
    end=100 * HOUR,
    within=((38 * HOUR, 100 * HOUR),),
    gaps=((0, 38 * HOUR),),
    unsure=(),
)


def test_lengths_are_hours_up_to_two_days():
    """As few digits as matter; a range has its unit once."""
    assert [days(x * HOUR) for x in (34, 48, 49)] == ["34 h", "48 h", "2.0 days"]
    assert days_range(10 * DAY + 12 * HOUR, 21 * DAY) == "10.5 to 21.0 days"
    assert days_range(23 * HOUR, 34 * HOUR) == "23 to 34 h"
    assert days_range(34 * HOUR, 82 * HOUR) == "34 h to 3.4 days"
    assert days_range(DAY, DAY) == "24 h"
    assert [promise_text(x) for x in (48 * HOUR, 16 * DAY, 100 * HOUR)] == [
        "48 h",
        "16 days",
        "4.2 days",
    ]
    assert [every_text(x) for x in (HOUR, 15)] == ["every hour", "every 15 min"]


@pytest.mark.parametrize(
    ("known", "text", "status", "verdict"),
    [
        (Known(launch=THURSDAY, bound=THURSDAY), "Thu 05 Mar 18:00", "proved", "proved"),
        (
            Known(launch=FRIDAY, bound=THURSDAY),
            "between Thu 05 Mar 18:00 and Fri 06 Mar 18:00",
            "not proved",
            "not proved",
        ),
        (
            Known(launch=None, bound=FRIDAY),
            "none found, none before Fri 06 Mar 18:00",
            "none found",
            "not proved",
        ),
        (Known(launch=None, bound=0), "none found", "none found", "not proved"),
        (Known(launch=None, bound=None), "none possible", "impossible", "proved"),
    ],
)
def test_launch_is_told_as_far_as_it_is_known(known, text, status, verdict):
    """A date, a band, a bound, or that there is none; nothing launches before the call."""
    assert launch_text(AXIS, known, HOUR) == text
    assert (status_of(known), verdict_text(known)) == (status, verdict)


def test_band_does_not_begin_before_the_call():
    """A bound that lies before the call says no more than the call itself."""
    known = Known(launch=FRIDAY, bound=0)
    assert launch_text(AXIS, known, HOUR) == "between Mon 02 Mar 09:00 and Fri 06 Mar 18:00"


def test_share_of_a_promise_is_never_rounded_to_all_or_nothing():
    """62 of 100 h; what lacks a minute is 99 %, what is unsure is a share at least."""
    assert kept_text(KEPT) == "62 % of the time within 16 days"
    nearly = replace(KEPT, within=((1, 100 * HOUR),), gaps=((0, 1),))
    assert kept_text(nearly) == "99 % of the time within 16 days"
    hardly = replace(KEPT, within=((0, 1),), gaps=((1, 100 * HOUR),))
    assert kept_text(hardly) == "1 % of the time within 16 days"
    whole = replace(KEPT, within=((0, 100 * HOUR),), gaps=())
    assert kept_text(whole) == "all the time within 16 days"
    never = replace(KEPT, within=(), gaps=((0, 100 * HOUR),))
    assert kept_text(never) == "at no time within 16 days"
    unsure = replace(never, unsure=((0, HOUR),))
    assert kept_text(unsure) == "at least 0 % of the time within 16 days"


def test_promise_is_told_with_since_when_it_holds():
    """From the end of the last gap on, unless that is the end of all, or might be."""
    assert since_text(AXIS, KEPT) == "kept from Tue 03 Mar 22:00 on"
    assert since_text(AXIS, replace(KEPT, gaps=())) == "kept throughout"
    assert since_text(AXIS, replace(KEPT, gaps=((0, 100 * HOUR),))) == "not kept at the end"
    last = ((60 * HOUR, 100 * HOUR),)
    assert since_text(AXIS, replace(KEPT, gaps=last, unsure=last)) == "unsure at the end"
