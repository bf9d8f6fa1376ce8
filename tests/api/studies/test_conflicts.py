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
