"""When the tasks of a site can start and end at all."""

from hypothesis import given, settings

from scheduler.engine.site.problem import NOBODY, SiteLimit, SiteLink, SiteMode, Starts
from scheduler.engine.site.windows import TimeWindow, find_windows
from scheduler.engine.site.worktime import Worktime
from tests.engine.site.sites import earliest_end, make_site, placements, sites
from tests.planning.campaigns import REPEATABLE

DAYS = ((1, 3), (5, 8))
"""Working time: two ticks, a break of two, three ticks."""


@settings(REPEATABLE, max_examples=25)
@given(sites(most_tasks=3))
def test_windows_leave_every_placement(site):
    """What keeps all rules lies within the windows."""
    windows = find_windows(site, site.horizon)
    for placement in placements(site):
        assert windows is not None
        for window, start, end in zip(
            windows, placement.starts, site.ends_of(placement), strict=True
        ):
            assert window.start_low <= start <= window.start_high
            assert window.end_low <= end <= window.end_high


@settings(REPEATABLE, max_examples=15)
@given(sites(most_tasks=3))
def test_earliest_end_has_windows(site):
    """An end that a placement has is never ruled out."""
    end = earliest_end(site)

    assert end is None or find_windows(site, end) is not None


def test_windows_follow_links_and_limits():
    """Two ticks, a lag of one, two ticks by tick 7; the last starts at most 4 after the first."""
    limit = SiteLimit(0, from_end=False, target=1, to_end=False, longest=4)
    site = make_site((2, 2), links=(SiteLink(0, 1, lag=1),), limits=(limit,))

    assert find_windows(site, 7) == [TimeWindow(0, 2, 2, 4), TimeWindow(3, 5, 5, 7)]


def test_limit_from_nobody_bounds_the_end():
    """The end by tick 4 leaves a start by tick 2."""
    site = make_site(
        (2,), limits=(SiteLimit(NOBODY, from_end=True, target=0, to_end=True, longest=4),)
    )

    assert find_windows(site, 9) == [TimeWindow(0, 2, 2, 4)]


def test_circle_that_takes_time_leaves_nothing():
    """The second starts a tick after the first, and the first a tick after the second."""
    limit = SiteLimit(0, from_end=False, target=1, to_end=False, longest=-1)
    site = make_site((1, 1), links=(SiteLink(0, 1, from_end=False, lag=1),), limits=(limit,))

    assert find_windows(site, 9) is None


def test_circle_that_takes_no_time_ties_starts_together():
    """The second starts exactly two ticks after the first."""
    limit = SiteLimit(0, from_end=False, target=1, to_end=False, longest=2)
    site = make_site((1, 3), links=(SiteLink(0, 1, from_end=False, lag=2),), limits=(limit,))

    assert find_windows(site, 6) == [TimeWindow(0, 1, 1, 2), TimeWindow(2, 3, 5, 6)]


def test_working_lag_reaches_over_breaks():
    """From tick 2 on, two worked ticks: one before the break, one after it."""
    mode = SiteMode(duration=1, starts=1)
    site = make_site(
        (2, 1),
        modes=((SiteMode(duration=2, starts=0),), (mode,)),
        tables=((Starts(0, 0),), (Starts(0, 8),)),
        workings=(DAYS,),
        links=(SiteLink(0, 1, lag=2, working=True),),
    )

    assert find_windows(site, 9) == [TimeWindow(0, 0, 2, 2), TimeWindow(6, 8, 7, 9)]


def test_task_without_a_legal_start_leaves_nothing():
    """The table is empty."""
    assert find_windows(make_site((1,), tables=((), ())), 9) is None


def test_worked_ticks_are_counted_before_instants():
    """From 0 to 9: none until 1, two until the break, five at the end."""
    worktime = Worktime(DAYS)

    assert [worktime.before(tick) for tick in range(10)] == [0, 0, 1, 2, 2, 2, 3, 4, 5, 5]
    assert worktime.total == 5


def test_instants_are_found_by_worked_ticks():
    """The first and the last instant before which so much is worked."""
    worktime = Worktime(DAYS)

    assert [worktime.first(amount) for amount in range(-1, 7)] == [0, 0, 2, 3, 6, 7, 8, None]
    assert [worktime.last(amount, 9) for amount in range(-1, 7)] == [None, 1, 2, 5, 6, 7, 9, 9]


def test_parts_of_working_time_cover_a_range():
    """Each part has its first and last instant, the count before it, and its slope."""
    assert list(Worktime(DAYS).parts(0, 9)) == [
        (0, 0, 0, 0),
        (1, 2, 0, 1),
        (3, 4, 2, 0),
        (5, 7, 2, 1),
        (8, 9, 5, 0),
    ]
    assert list(Worktime(()).parts(2, 3)) == [(2, 3, 0, 0)]
