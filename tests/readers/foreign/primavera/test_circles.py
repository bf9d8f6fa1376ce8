"""Things that stand below each other in a circle."""

from scheduler.readers.foreign.primavera.base.circles import cut_circles


def test_each_circle_is_cut_once():
    """What leads into a circle, and what is apart from it, stays."""
    above = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "e", "f": None, "g": "f"}
    assert cut_circles(above) == ["c", "e"]
    assert above == {"a": "b", "b": "c", "c": None, "d": "a", "e": None, "f": None, "g": "f"}


def test_what_is_named_but_missing_ends_the_way_up():
    """It is not in the file, so it closes no circle."""
    above: dict[str, str | None] = {"a": "z"}
    assert cut_circles(above) == []
    assert above == {"a": "z"}
