"""Interval arithmetic against plain sets of minutes."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scheduler.calendars.clock.intervals import clip, intersect, measure, merge, subtract

ANY = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 8)).map(lambda pair: (pair[0], sum(pair))),
    max_size=6,
)
MERGED = ANY.map(merge)


def minutes(intervals):
    """Return the set of minutes in intervals."""
    return {minute for start, end in intervals for minute in range(start, end)}


@given(ANY)
def test_merging_keeps_the_minutes_and_leaves_gaps_between_pieces(intervals):
    """A union is sorted, disjoint, without empty or touching pieces."""
    merged = merge(intervals)

    assert minutes(merged) == minutes(intervals)
    assert all(start < end for start, end in merged)
    assert all(a[1] < b[0] for a, b in pairwise(merged))


@given(MERGED, MERGED)
def test_intersection_is_what_both_have(left, right):
    """Every common minute once, and nothing else."""
    common = intersect(left, right)

    assert minutes(common) == minutes(left) & minutes(right)
    assert measure(common) == len(minutes(common))


@given(MERGED, ANY)
def test_difference_is_what_only_the_left_has(left, right):
    """Minutes of the right are gone, all others remain."""
    assert minutes(subtract(left, right)) == minutes(left) - minutes(right)


@given(ANY, st.integers(0, 40), st.integers(0, 40))
def test_clipping_keeps_what_lies_between(intervals, start, end):
    """Nothing before the start or from the end on is left."""
    assert minutes(clip(intervals, start, end)) == minutes(intervals) & set(range(start, end))


@given(MERGED)
def test_measure_counts_minutes(intervals):
    """The measure of disjoint intervals is the number of their minutes."""
    assert measure(intervals) == len(minutes(intervals))


def test_pieces_of_unmerged_intervals_stay_apart():
    """Two touching shifts stay two pieces, so that a hand-over can be seen."""
    assert intersect(((0, 8), (8, 16)), ((4, 12),)) == ((4, 8), (8, 12))
