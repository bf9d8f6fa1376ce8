import pytest

from scheduler.analyse.kept.integrity import integrity
from tests.living.m1 import begun, done, m1, progress, situation_of, solve_quickly


def kept(facts):
    """Return the integrity of the earliest plan after some facts of M1."""
    situation = situation_of(m1(), facts)
    return integrity(situation, solve_quickly(situation).require_schedule())


def cut(found):
    """Return the steps cut, with the work that they have and that they must have."""
    return [(each.step, each.worked, each.full) for each in found.cut]


A = {"a": done("Mon 08:00", "Mon 12:00")}
C = {"c": done("Mon 12:00", "Mon 15:00")}


@pytest.mark.parametrize(("confirmed", "expected"), [("", [("b", 300, 360)]), ("Lee", [])])
def test_a_test_recorded_short_is_not_whole_unless_somebody_confirms_it(confirmed, expected):
    """Test b ended Tue 09:00 after 5 h of its 6 h; Lee says that all of it was done."""
    b = done("Mon 12:00", "Tue 09:00", **({"complete": confirmed} if confirmed else {}))
    found = kept(progress("Tue 10:00", A | C | {"b": b}))
    assert cut(found) == expected
    assert found.is_whole == (not expected)


def test_recorded_work_counts_with_what_is_left():
    """Of a 7 h are recorded and 2 h left: more than its 4 h, and nothing is cut."""
    found = kept(progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")}))
    assert cut(found) == []
    assert found.is_whole
    assert found.steps_kept == found.steps == 5
