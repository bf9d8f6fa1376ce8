"""The independent check of placements on a site, rule by rule."""

import pytest

from scheduler.engine.site.check import broken_rules, checked_end
from scheduler.engine.site.problem import (
    NOBODY,
    Apart,
    Resource,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
    Starts,
)
from scheduler.errors import InvalidPlanError
from tests.engine.site.sites import make_site, placed

NIGHT = ((3, 6),)
"""Work stops at tick 3 and resumes at tick 6."""

PAUSING = (Starts(0, 0), Starts(1, 2, NIGHT), Starts(6, 6))
"""The legal starts of three ticks of work around the night, until tick 9."""


def pausing_site(resource, other):
    """Return a site where three ticks of work can pause at night, and another task takes one."""
    modes = ((SiteMode(duration=3, starts=0, demands=((0, 1),)),), (other,))
    tables = (PAUSING, (Starts(0, 8),))
    return make_site((3, 1), modes=modes, tables=tables, resources=(resource,))


ONE_TICK = SiteMode(duration=1, starts=1, demands=((0, 1),))


def test_tasks_side_by_side_keep_every_rule():
    """The last of two tasks without rules between them ends the project at tick 3."""
    site = make_site((2, 3))

    assert broken_rules(site, placed((0, 0))) == []
    assert checked_end(site, placed((0, 0))) == 3


def test_start_outside_the_table_is_refused():
    """A task that takes a tick and may start from tick 2 on does not start at tick 1."""
    site = make_site((1,), tables=((), (Starts(2, 8),)))

    assert broken_rules(site, placed((1,))) == ["0 may not start at 1"]
    assert broken_rules(site, placed((2,))) == []


def test_mode_that_does_not_exist_is_refused():
    """A task with one way is not done in the second."""
    assert broken_rules(make_site((1,)), placed((0,), (1,))) == ["0 has no way 1"]


def test_number_of_tasks_must_match():
    """One start for two tasks says nothing."""
    assert broken_rules(make_site((1, 1)), placed((0,))) == ["1 starts and 1 ways for 2 tasks"]


def test_nothing_ends_after_the_horizon():
    """The table would allow it, the horizon of 4 does not."""
    site = make_site((3,), horizon=4, tables=(*((),) * 3, (Starts(0, 9),)))

    assert broken_rules(site, placed((1,))) == []
    assert broken_rules(site, placed((2,))) == ["0 ends at 5, after the horizon 4"]


@pytest.mark.parametrize(
    ("from_end", "to_end", "first"),
    [(True, False, 3), (False, False, 1), (True, True, 1), (False, True, 0)],
    ids=["FS", "SS", "FF", "SF"],
)
def test_link_of_every_kind_keeps_its_lag(from_end, to_end, first):
    """Two ticks of work from tick 0, a lag of 1, two ticks of work: only the events differ."""
    site = make_site((2, 2), links=(SiteLink(0, 1, from_end, to_end, 1),))

    assert broken_rules(site, placed((0, first))) == []
    if first:
        assert "its link asks for 1" in broken_rules(site, placed((0, first - 1)))[0]


def test_working_lag_counts_only_worked_ticks():
    """A lag of 2 from tick 2 has one worked tick before the night, and one after it."""
    link = SiteLink(0, 1, lag=2, working=True)
    site = make_site((2, 1), links=(link,), workings=(((0, 3), (6, 9)),))

    assert broken_rules(site, placed((0, 7))) == []
    assert broken_rules(site, placed((0, 6))) == ["1 follows 0 by 1, its link asks for 2"]


def test_working_lag_below_zero_counts_backwards():
    """The target may start one worked tick before the source ends, which is before the night."""
    link = SiteLink(0, 1, lag=-1, working=True)
    site = make_site((1, 1), links=(link,), workings=(((0, 3), (6, 9)),))

    assert broken_rules(site, placed((5, 2))) == []
    assert broken_rules(site, placed((5, 1))) == ["1 follows 0 by -2, its link asks for -1"]


def test_limit_keeps_the_target_from_being_too_late():
    """At most two ticks between the end of the first and the start of the second."""
    limit = SiteLimit(0, from_end=True, target=1, to_end=False, longest=2)
    site = make_site((1, 1), limits=(limit,))

    assert broken_rules(site, placed((0, 3))) == []
    assert broken_rules(site, placed((0, 4))) == ["1 is 3 after 0, its limit is 2"]


def test_limit_from_nobody_counts_from_the_beginning():
    """The end of the task is at most at tick 4."""
    site = make_site(
        (2,), limits=(SiteLimit(NOBODY, from_end=True, target=0, to_end=True, longest=4),)
    )

    assert broken_rules(site, placed((2,))) == []
    assert broken_rules(site, placed((3,))) == ["0 is 5 after the beginning, its limit is 4"]


def test_resource_is_not_overdrawn():
    """Two tasks of one unit each overlap at tick 1."""
    site = make_site((2, 2), resources=(Resource(levels=((0, 1),)),))

    assert broken_rules(site, placed((0, 2))) == []
    assert broken_rules(site, placed((0, 1))) == ["resource 0 has 1, at 1 it gives 2"]


def test_resource_has_its_level_of_the_moment():
    """From tick 4 on there is nothing left."""
    site = make_site((2,), resources=(Resource(levels=((0, 1), (4, 0))),))

    assert broken_rules(site, placed((2,))) == []
    assert broken_rules(site, placed((3,))) == ["resource 0 has 0, at 4 it gives 1"]


def test_paused_task_frees_its_crew():
    """At night, while the first task pauses, the only crew works elsewhere."""
    site = pausing_site(Resource(levels=((0, 1),)), ONE_TICK)

    assert broken_rules(site, placed((1, 3))) == []
    assert broken_rules(site, placed((1, 6))) == ["resource 0 has 1, at 6 it gives 2"]


def test_paused_task_keeps_its_place():
    """At night, while the first task pauses, its place stays taken."""
    site = pausing_site(Resource(levels=((0, 1),), kept=True), ONE_TICK)

    assert broken_rules(site, placed((1, 0))) == []
    assert broken_rules(site, placed((1, 3))) == ["resource 0 has 1, at 3 it gives 2"]


def test_pause_is_part_of_the_task():
    """Three ticks of work from tick 1 with the night between end at tick 7."""
    site = pausing_site(Resource(levels=((0, 9),)), ONE_TICK)
    site = make_site((3, 1), modes=site.modes, tables=site.tables, links=(SiteLink(0, 1),))

    assert broken_rules(site, placed((1, 7))) == []
    assert broken_rules(site, placed((1, 6))) == ["1 follows 0 by -1, its link asks for 0"]


def test_store_is_not_overdrawn():
    """The second way of the second task uses one more than there is."""
    cheap, dear = (
        SiteMode(duration=1, starts=1, uses=((0, 1),)),
        SiteMode(duration=1, starts=1, uses=((0, 2),)),
    )
    site = make_site((1, 1), modes=((cheap,), (cheap, dear)), stores=(2,))

    assert broken_rules(site, placed((0, 0), (0, 0))) == []
    assert broken_rules(site, placed((0, 0), (0, 1))) == ["store 0 has 2, 3 are used"]


def test_held_room_is_taken():
    """Held from the start of the first task to the end of the last, the place is not free."""
    free, busy = SiteMode(duration=1, starts=1), SiteMode(duration=1, starts=1, demands=((0, 1),))
    site = make_site(
        (1, 1, 1),
        modes=((free,), (busy,), (free,)),
        resources=(Resource(levels=((0, 1),), kept=True),),
        holds=(SiteHold(resource=0, source=0, target=2, room=1),),
    )

    assert broken_rules(site, placed((1, 0, 4))) == []
    assert broken_rules(site, placed((1, 2, 4))) == ["resource 0 has 1, at 2 it gives 2"]


def test_hold_of_nobody_begins_with_the_project():
    """The place is held from tick 0 to the end of the last task."""
    free, busy = SiteMode(duration=1, starts=1), SiteMode(duration=1, starts=1, demands=((0, 1),))
    site = make_site(
        (1, 1),
        modes=((busy,), (free,)),
        resources=(Resource(levels=((0, 1),), kept=True),),
        holds=(SiteHold(resource=0, source=NOBODY, target=1, room=1),),
    )

    assert broken_rules(site, placed((3, 2))) == []
    assert broken_rules(site, placed((2, 2))) == ["resource 0 has 1, at 2 it gives 2"]


def test_hold_that_ends_before_it_begins_is_none():
    """The last task of the hold ends before the first starts."""
    busy = SiteMode(duration=1, starts=1, demands=((0, 1),))
    site = make_site(
        (1, 1),
        modes=((busy,), (busy,)),
        resources=(Resource(levels=((0, 1),), kept=True),),
        holds=(SiteHold(resource=0, source=1, target=0, room=1),),
    )

    assert broken_rules(site, placed((0, 4))) == []


def test_tasks_kept_apart_do_not_overlap():
    """Only when both are done in the ways that exclude each other."""
    mode = SiteMode(duration=2, starts=2)
    site = make_site((2, 2), modes=((mode,), (mode, mode)), apart=(Apart(0, 0, 1, 1),))

    assert broken_rules(site, placed((0, 2), (0, 1))) == []
    assert broken_rules(site, placed((0, 1), (0, 0))) == []
    assert broken_rules(site, placed((0, 1), (0, 1))) == ["0 and 1 overlap at 1"]


def test_end_of_a_broken_placement_is_refused():
    """There is no end to speak of."""
    site = make_site((2, 2), links=(SiteLink(0, 1),))

    with pytest.raises(InvalidPlanError, match="1 follows 0 by -1"):
        checked_end(site, placed((0, 1)))
