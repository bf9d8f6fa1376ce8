import pytest

import scheduler


def test_late_date_is_possible(rocket):
    """Eight hours end on Monday at 16:00."""
    found = scheduler.find_conflicts(rocket.build(launch="count"), "2026-05-04T16:00", workers=1)

    assert found.is_possible is True
    assert found.by == found.launch
    assert (found.conflicts, found.ways_out) == ((), ())


def test_early_date_is_told_with_the_rules_that_collide(rocket):
    """An hour less is not possible; an hour later would do."""
    campaign = rocket.build(launch="count", target="2026-05-04T15:00")
    found = scheduler.find_conflicts(campaign, workers=1)

    assert (found.is_possible, found.launch) == (False, None)
    assert len(found.conflicts) == 1
    assert any("1 h later" in way for way in found.ways_out)
    assert "impossible" in repr(found)


def test_plans_for_conflicts_may_be_shared(rocket):
    """One process is this one: the same is found; less than none is a mistake."""
    campaign = rocket.build(launch="count", target="2026-05-04T15:00")
    alone, one = (scheduler.find_conflicts(campaign, workers=1, processes=x) for x in (None, 1))

    assert (one.conflicts, one.ways_out) == (alone.conflicts, alone.ways_out)
    with pytest.raises(ValueError, match="processes=-1: write 0 or more"):
        scheduler.find_conflicts(campaign, processes=-1)
