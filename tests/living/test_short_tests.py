"""Example 15: the test b, done in 5 h of 6 h, and what the integrity statement says of it."""

import pytest

from scheduler.analyse.kept.integrity import integrity
from scheduler.wording.integrity.statement import kept_text, statement
from tests.living.m1 import announced, done, m1, progress, schedule_of, situation_of

REST = {"d": [("Tue 10:00", "Tue 12:00")], "go": [("Tue 17:00", "Tue 18:00")]}


def kept_after(**fields):
    """Return the situation on Tuesday 10:00, b done after 5 h, and what the plan kept."""
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": done("Mon 12:00", "Tue 09:00", **fields),
        "c": done("Mon 12:00", "Mon 15:00"),
    }
    situation = situation_of(m1(), progress("Tue 10:00", steps))
    return situation, integrity(situation, schedule_of(**REST))


def said_of_tests(situation, kept):
    """Return what the statement says of tests that are done."""
    (section,) = (each for each in statement(situation, kept) if each.topic == "Tests done")
    return section.holds, [item.text for item in section.items]


def test_a_short_test_leaves_no_plan_whole():
    """Monday 12-16 and Tuesday 8-9 are 5 h of 6 h."""
    situation, kept = kept_after()

    assert not kept.is_whole
    assert kept_text(kept).startswith("NOT WHOLE")
    assert said_of_tests(situation, kept) == (False, ["b: 5 h of 6 h"])


def test_a_short_test_that_was_confirmed_is_whole():
    """Lee says that the whole procedure was done."""
    situation, kept = kept_after(complete="Lee")

    assert kept.is_whole
    assert said_of_tests(situation, kept) == (
        True,
        ["b: 5 h of 6 h, shorter, confirmed by Lee"],
    )


@pytest.mark.parametrize("option", [None, 0])
def test_a_test_of_full_hours_is_not_listed(option):
    """All as announced: b has had its 6 h."""
    facts = {} if option is None else {"option": option}
    steps = {
        "a": done("Mon 08:00", "Mon 12:00"),
        "b": done("Mon 12:00", "Tue 10:00", **facts),
        "c": done("Mon 12:00", "Mon 15:00"),
    }
    situation = situation_of(m1(), progress("Tue 10:00", steps))

    kept = integrity(situation, schedule_of(**REST))

    assert (kept.short, kept.is_whole) == ((), True)


def test_a_plan_without_facts_has_no_tests_on_record():
    """The announced plan is whole, and says nothing of tests that are done."""
    kept = integrity(situation_of(m1()), announced())

    assert (kept.short, kept.is_whole) == ((), True)
