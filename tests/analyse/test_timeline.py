"""Who uses what at which minutes, by hand."""

from scheduler.analyse.floats.timeline import Timeline


def test_stretches_tell_who_is_there():
    """A from 0 to 10, B from 5 to 20, looked at from 3 to 12."""
    timeline = Timeline([(0, 10, "A", 1), (5, 20, "B", 2)])

    assert list(timeline.between(3, 12)) == [
        (3, 5, {"A": 1}),
        (5, 10, {"A": 1, "B": 2}),
        (10, 12, {"B": 2}),
    ]


def test_nobody_is_there_before_the_first_and_after_the_last():
    """A from 5 to 10, looked at from 0 to 20."""
    timeline = Timeline([(5, 10, "A", 1)])

    assert list(timeline.between(0, 20)) == [(0, 5, {}), (5, 10, {"A": 1}), (10, 20, {})]


def test_uses_without_length_are_never_there():
    """A milestone takes nothing."""
    assert list(Timeline([(5, 5, "M", 1)]).between(0, 9)) == [(0, 9, {})]
