from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from scheduler.analyse.causes.causes import CauseKind, Causes, Eaten, SlipCause
from scheduler.analyse.comparing.comparison import compare
from scheduler.exports.comparing.causes_chart import causes_page, draw_causes, stairs
from scheduler.exports.page.chart import Box, Words
from scheduler.exports.page.fonts import FontRuler
from scheduler.wording.changes.slip_causes import cause_text, why_line
from tests.analyse.comparing_plans import later_plan, told_plan
from tests.exports.collisions import faults
from tests.living.m1 import m1, minute

RULER = FontRuler()
DAY = 24 * 60
ILL = SlipCause(
    name="ill",
    kind=CauseKind.EVENT,
    title="two mechanics ill",
    known=minute("Tue 07:30"),
    by_step=DAY,
    alone=DAY,
    but_for=0,
    share=Fraction(DAY, 2),
)
OVERRUN = SlipCause(
    name="b overrun",
    kind=CauseKind.OVERRUN,
    title="b",
    step="b",
    amount=120,
    known=minute("Tue 09:00"),
    by_step=DAY,
    alone=DAY,
    but_for=DAY,
    share=Fraction(3 * DAY, 2),
)
IDLE = replace(
    OVERRUN,
    name="c late start",
    kind=CauseKind.LATE,
    title="c",
    step="c",
    amount=-30,
    by_step=0,
    alone=0,
    but_for=0,
    share=Fraction(0),
    ate=(Eaten(step="d", title="d", minutes=30),),
)


def slip(*causes, back=-DAY):
    """Return the causes of a slip from Tue 18:00, of which replanning gave something back."""
    announced = minute("Tue 18:00")
    retimed = announced + sum(each.by_step for each in causes)
    return Causes(announced=announced, retimed=retimed, new=retimed + back, causes=causes)


@pytest.fixture(scope="module")
def found():
    """Return the announced plan of M1 beside the one as of Tue 09:00."""
    return compare(told_plan(m1()), later_plan(m1()))


def test_each_stair_begins_where_the_one_before_ends(found):
    """From Tue 18:00 by two days to Thu, and a day back to Wed 18:00."""
    rows = stairs(found, slip(ILL, OVERRUN, IDLE))

    assert [row.after for row in rows] == [
        minute("Tue 18:00"),
        minute("Wed 18:00"),
        minute("Thu 18:00"),
        minute("Thu 18:00"),
        minute("Wed 18:00"),
        minute("Wed 18:00"),
    ]
    assert all(row.before == last.after for last, row in pairwise(rows))


def test_later_and_earlier_are_told_apart(found):
    """What came back has a hatch and points the other way."""
    page = causes_page(found, slip(ILL, OVERRUN), RULER)
    roles = [each.role for each in page.shapes if isinstance(each, Box)]

    assert roles.count("slip-later") == 2
    assert roles.count("slip-earlier") == 1


def test_causes_without_effect_stand_below_with_the_float_they_ate(found):
    """C began 30 min early and took 30 min of d's float."""
    page = causes_page(found, slip(ILL, IDLE, back=0), RULER)

    texts = [each.text for each in page.shapes if isinstance(each, Words)]
    assert "c began 30 min early; ate 30 min of d's float" in texts
    assert "Launch if only pushed" not in texts


@pytest.mark.parametrize("causes", [(), (IDLE,), (ILL, OVERRUN, IDLE), (OVERRUN,) * 40])
def test_nothing_meets_on_the_waterfall_of_causes(found, causes):
    """No text is small, off the page, on another text, on a bar's edge or under a line."""
    assert faults(causes_page(found, slip(*causes), RULER)) == []


def test_same_causes_same_bytes(found, tmp_path):
    """Two drawings are equal, byte for byte."""
    first, second = (draw_causes(found, slip(ILL), tmp_path / each) for each in "12")

    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]


def test_why_names_the_largest_causes_and_what_came_back():
    """Of four steps the three largest have names."""
    small = replace(OVERRUN, by_step=60)
    line = why_line(slip(small, ILL, OVERRUN, small))

    assert line == (
        "Why: two mechanics ill (+24 h); b took 2 h longer (+24 h); b took 2 h longer (+1 h); "
        "1 more (+1 h); replanning gave back 24 h"
    )


def test_nothing_is_said_where_nothing_moved_launch():
    """A cause without effect gives no reason."""
    assert why_line(slip(IDLE, back=0)) == ""


@pytest.mark.parametrize(
    ("kind", "amount", "text"),
    [
        (CauseKind.LATE, 30, "b began 30 min late"),
        (CauseKind.LATE, -30, "b began 30 min early"),
        (CauseKind.OVERRUN, 120, "b took 2 h longer"),
        (CauseKind.OVERRUN, -120, "b took 2 h less"),
        (CauseKind.UNEXPLAINED, 60, "b 1 h later, unexplained"),
    ],
)
def test_causes_are_said_as_a_planner_would(kind, amount, text):
    """Steps say what they did of their own."""
    assert cause_text(replace(OVERRUN, kind=kind, amount=amount)) == text
