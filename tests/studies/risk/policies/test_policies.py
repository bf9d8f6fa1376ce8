"""What replanning and knowing everything are worth, in draws that can be worked out by hand."""

import pytest

from scheduler.studies.risk.policies.comparing import play_otherwise
from scheduler.studies.risk.policies.outcomes import PolicyKind
from tests.studies.risk.policies.worlds import YARD_PLAN, launch_hours, make_case, make_yard

YARD = make_yard()


def test_nothing_is_replanned_while_all_goes_as_planned():
    """No search, and launch as announced."""
    found = play_otherwise(make_case(YARD, YARD_PLAN))

    assert (found.launch, found.searches) == (12 * 60, 0)


def test_longer_hours_that_delay_nobody_are_not_replanned():
    """D takes 12 h and ends with the last of the others: launch does not slip."""
    found = play_otherwise(make_case(YARD, YARD_PLAN, hours={"D": 12}))

    assert (found.launch, found.searches) == (12 * 60, 0)


def test_a_slip_is_acted_on_once_it_is_known():
    """
    A takes 8 h for 4: C goes first from the end of D on, when A is seen to be late.

    By the order B 8-12, C 12-16. At 5 h: C 5-9, B 9-13. Knowing it at once: C 0-4, B 8-12.
    """
    assert launch_hours(YARD, YARD_PLAN, hours={"A": 8}) == (16, 13, 12)


def test_a_mishap_is_known_when_it_shows():
    """A fails at its end and is done again: C goes first from 4 h on, B follows at 8 h."""
    events = {"fails": {"chance": "50%", "at": "A end", "redo": ["A"]}}

    assert launch_hours(YARD, YARD_PLAN, happens=["fails"], events=events) == (16, 12, 12)


def test_new_work_takes_its_people_in_every_policy():
    """Four hours of repair for the same pair before B: 12 h from 4 h on, or C first."""
    repair = {"F": {"hours": "4h", "crew": {"ELE": 2}, "before": ["B"]}}
    events = {"fault": {"chance": "50%", "at": "A end", "add": repair}}

    assert launch_hours(YARD, YARD_PLAN, happens=["fault"], events=events) == (16, 16, 12)


def test_people_who_are_ill_are_gone_for_everybody():
    """The pair is away from 12:00 to 16:00: B and C wait, unless C was done before."""
    ill = {
        "chance": "50%",
        "people": {"ELE": {"day": 0}},
        "from": "2025-11-10T12:00",
        "to": "2025-11-10T13:00",
        "for": "4h",
    }

    found = launch_hours(YARD, YARD_PLAN, happens=["ill"], events={"ill": ill})

    assert found == (16, 16, 12)


def test_what_comes_later_is_not_used_before_it_is_known():
    """C fails at its end, when all is done: replanning saves nothing, knowing it C goes first."""
    events = {"fails": {"chance": "50%", "at": "C end", "redo": ["C"]}}

    assert launch_hours(YARD, YARD_PLAN, happens=["fails"], events=events) == (16, 16, 12)


@pytest.mark.parametrize("kind", PolicyKind)
def test_technical_trouble_comes_whatever_is_planned(kind):
    """The first attempt is scrubbed, and the next one may come a day later."""
    case = make_case(YARD, YARD_PLAN, kind=kind, launch={"recycle": {"after": "24h"}})
    case.world.technical[0] = True

    assert play_otherwise(case).launch == (12 + 24) * 60
