"""What is taken back of decisions that a plan can do without."""

from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from scheduler.calendars.permits.decisions import Decisions
from scheduler.studies.making_a_date.lean import leaner

PAIRS = frozenset((f"A{number}", f"B{number}") for number in range(12))
PEOPLE = {("MEC", "day"): 7, ("MEC", "night"): 4}
LEAST: Any = SimpleNamespace(least={("MEC", "day"): 2, ("MEC", "night"): 0}, neighbours={})
ALL = Decisions(
    people=PEOPLE,
    days=frozenset(("MEC", day) for day in range(7)),
    habits=PAIRS,
    windows=frozenset({"dawn", "dusk"}),
)


@pytest.mark.parametrize("seed", range(20))
def test_exactly_what_a_plan_needs_is_left(seed):
    """Of days, people, habits and windows, whichever they are."""
    random = Random(seed)  # noqa: S311
    needed = Decisions(
        people={("MEC", "day"): random.randint(2, 7), ("MEC", "night"): random.randint(0, 4)},
        days=frozenset(random.sample(sorted(ALL.days), random.randrange(3))),
        habits=frozenset(random.sample(sorted(PAIRS), random.randrange(3))),
        windows=frozenset({"dusk"}),
    )

    def holds(tried):
        return (
            needed.days <= tried.days
            and needed.habits <= tried.habits
            and needed.windows <= tried.windows
            and all(tried.people[key] >= count for key, count in needed.people.items())
        )

    assert leaner(LEAST, ALL, holds) == needed


def test_few_questions_do_where_nothing_is_needed():
    """One for each kind, and one for the people of each crew on each shift: five."""
    asked = []

    def holds(tried):
        asked.append(tried)
        return True

    leaner(LEAST, ALL, holds)

    assert len(asked) == 5


def test_one_of_two_that_stand_for_each_other_stays():
    """Either of two days will do: the first is taken back, the second is left."""
    made = leaner(LEAST, ALL, lambda tried: bool(tried.days & {("MEC", 5), ("MEC", 6)}))

    assert made.days == {("MEC", 6)}
