"""Who is there between two minutes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.analyse.obstacles.occupancy import Occupancy
from tests.planning.campaigns import REPEATABLE

SPANS = st.lists(
    st.tuples(st.integers(0, 6000), st.integers(0, 4000)).map(lambda x: (x[0], x[0] + x[1])),
    max_size=8,
)


@settings(REPEATABLE, max_examples=60)
@given(present=SPANS, asked=SPANS)
def test_those_are_found_that_share_a_minute(present, asked):
    """Each thing is found once, in the order given, if it shares a minute with some span."""
    occupancy = Occupancy((span, number) for number, span in enumerate(present))

    found = [number for _, number in occupancy.during(span for span in asked)]

    assert found == [
        number
        for number, (start, end) in enumerate(present)
        if any(max(start, low) < min(end, high) for low, high in asked)
    ]
