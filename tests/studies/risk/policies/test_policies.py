"""What replanning and knowing everything are worth, in draws that can be worked out by hand."""

from dataclasses import replace

from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.policies.comparing import play_otherwise
from scheduler.studies.risk.policies.outcomes import PolicyKind
from tests.studies.risk.policies.worlds import YARD_PLAN, launch_hours, make_case, make_yard

YARD = make_yard()
WINDY = {"attempt": {"no_go": "50%"}, "recycle": {"after": "24h"}}


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

    By the order B 8-12, C 12-16. At 5 h: C 5-9, B 9-13. Knowing it at once: C 4-8, B 8-12.
    """
    assert launch_hours(YARD, YARD_PLAN, hours={"A": 8}) == (16, 13, 12)


def test_a_mishap_is_known_when_it_shows():
    """A fails at its end and is done again: C goes first from 4 h on, B follows at 8 h."""
    events = {"fails": {"chance": "50%", "at": "A end", "redo": ["A"]}}

    assert launch_hours(YARD, YARD_PLAN, happens=["fails"], events=events) == (16, 12, 12)


def test_new_work_takes_its_people_in_every_policy():
    """Four hours of repair for the same pair before B: twelve from 4 h on, whatever is known."""
    repair = {"F": {"hours": "4h", "crew": {"ELE": 2}, "before": ["B"]}}
    events = {"fault": {"chance": "50%", "at": "A end", "add": repair}}

    assert launch_hours(YARD, YARD_PLAN, happens=["fault"], events=events) == (16, 16, 16)


def test_people_who_are_ill_are_gone_for_everybody():
    """The pair is away from 12:00 to 16:00, and does B and C in the eight hours after."""
    ill = {
        "chance": "50%",
        "people": {"ELE": {"day": 0}},
        "from": "2025-11-10T12:00",
        "to": "2025-11-10T13:00",
        "for": "4h",
    }

    found = launch_hours(YARD, YARD_PLAN, happens=["ill"], events={"ill": ill})

    assert found == (16, 16, 16)


def test_a_step_that_is_done_already_is_done_again_after_the_mishap():
    """C fails at its end, when B is done already: its people do twelve hours from 4 h on."""
    events = {"fails": {"chance": "50%", "at": "C end", "redo": ["C"]}}

    assert launch_hours(YARD, YARD_PLAN, happens=["fails"], events=events) == (16, 16, 16)


def test_technical_trouble_comes_whatever_is_planned():
    """Two attempts are scrubbed, and each next one comes a day later."""
    found = launch_hours(YARD, YARD_PLAN, scrubs=2, launch={"recycle": {"after": "24h"}})

    assert found == (60, 60, 60)


def test_whoever_knows_the_weather_attempts_launch_on_a_good_day():
    """Bad weather on the first day scrubs the first attempt; known, there is none on that day."""
    case = make_case(YARD, YARD_PLAN, PolicyKind.HINDSIGHT, launch=WINDY)
    case.world.no_go["launch"][:] = False
    case.world.no_go["launch"][0] = True

    assert play_otherwise(replace(case, kept=LATE)).launch == 16 * 60
