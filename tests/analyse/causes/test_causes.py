"""Tests for the causes of a slip: the worked examples of M1, to the minute."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scheduler.analyse.causes.causes import CauseKind
from scheduler.analyse.causes.pushing import push
from scheduler.model.notation.durations import HOUR
from tests.analyse.causes.announcing import (
    announced_as,
    causes_of,
    situation_with,
    told_m1,
)
from tests.living.m1 import (
    altered,
    begun,
    done,
    m1,
    minute,
    moment,
    progress,
    said,
    schedule_of,
)

A = done("Mon 08:00", "Mon 12:00")
C = done("Mon 12:00", "Mon 15:00")
ILL = {
    "ill": {
        "known": moment("Mon 20:00"),
        "why": "six fitters ill",
        "people": {"MEC": {"day": 2}},
        "from": moment("Tue 00:00"),
        "to": moment("Wed 00:00"),
    }
}


def measures(causes):
    """Return for each cause, in hours, what it adds, alone, but for it, and its share."""
    return {
        each.name: tuple(
            float(Fraction(x, HOUR)) for x in (each.by_step, each.alone, each.but_for, each.share)
        )
        for each in causes.causes
    }


def test_facts_as_announced_have_no_causes():
    """A5 1: all as announced."""
    facts = progress(
        "Mon 14:00", {"a": A, "b": begun("Mon 12:00", "4h"), "c": begun("Mon 12:00", "1h")}
    )
    causes = causes_of(facts)
    assert (causes.causes, causes.slip, causes.given_back) == ((), 0, 0)


def test_overrun_without_effect_says_what_float_it_ate():
    """A5 2: b takes 2 h longer, and eats 2 h of d's float of 4 h."""
    (cause,) = causes_of(
        progress("Tue 09:00", {"a": A, "b": begun("Mon 12:00", "3h"), "c": C})
    ).causes
    assert (cause.step, cause.kind, cause.amount) == ("b", CauseKind.OVERRUN, 2 * HOUR)
    assert not cause.has_effect
    assert [(each.step, each.minutes) for each in cause.ate] == [("d", 2 * HOUR)]
    assert cause.known == minute("Tue 09:00")


def test_overrun_over_night_is_the_whole_slip():
    """A5 3: a works 9 h instead of 4, and only by day; launch slips a day."""
    causes = causes_of(progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")}))
    assert measures(causes) == {"a overrun": (24, 24, 24, 24)}
    assert causes.causes[0].amount == 5 * HOUR
    assert causes.new == minute("Wed 18:00")


def test_people_who_stay_save_the_launch():
    """A5 4: the same 5 h longer, worked off until 17:00; the float takes it."""
    causes = causes_of(progress("Mon 15:00", {"a": begun("Mon 08:00", "2h", people_stay=True)}))
    assert measures(causes) == {"a overrun": (0, 0, 0, 0)}
    assert causes.causes[0].amount == 5 * HOUR


def test_what_has_not_begun_is_late_by_the_data_date():
    """A5 5: nothing is recorded by Tue 12:00; a is late by 28 h, and all others wait for it."""
    causes = causes_of(progress("Tue 12:00"))
    (cause,) = causes.causes
    assert (cause.name, cause.amount, cause.is_over) == ("a late start", 28 * HOUR, False)
    assert measures(causes) == {"a late start": (24, 24, 24, 24)}


def test_event_is_the_whole_slip():
    """A5 11: four mechanics are needed on Tuesday, two are there."""
    facts = progress("Mon 20:00", {"a": A, "b": begun("Mon 12:00", "2h"), "c": C}, events=ILL)
    causes = causes_of(facts)
    assert measures(causes) == {"ill": (24, 24, 24, 24)}
    assert (causes.causes[0].title, causes.causes[0].known) == (
        "six fitters ill",
        minute("Mon 20:00"),
    )


def test_two_causes_of_one_day_share_it():
    """A5 12: either alone costs the day; the first one known adds it, each has half of it."""
    facts = progress("Tue 09:00", {"a": A, "b": begun("Mon 12:00", "8h"), "c": C}, events=ILL)
    assert measures(causes_of(facts)) == {"ill": (24, 24, 0, 12), "b overrun": (0, 24, 0, 12)}


def test_a_step_put_down_to_an_event_is_part_of_it():
    """Step b took longer because of the test console: the event has its overrun, b has no line."""
    console = {"console": {"known": moment("Mon 16:00"), "why": "test console restarted"}}
    b = begun("Mon 12:00", "8h", because="console")
    causes = causes_of(progress("Tue 09:00", {"a": A, "b": b, "c": C}, events=console))
    assert measures(causes) == {"console": (24, 24, 24, 24)}


def test_what_replanning_gives_back_is_the_last_line():
    """Launch slips a day when pushed; a replan that finds Tuesday again gives it back."""
    facts = progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")})
    causes = causes_of(facts, launch=minute("Tue 18:00"))
    assert (causes.pushed, causes.given_back, causes.slip) == (24 * HOUR, -24 * HOUR, 0)


def test_early_start_is_a_cause_below_zero():
    """Step b begins 2 h before a ends and waits for it: it takes an hour more than its six."""
    facts = progress("Mon 11:00", {"a": begun("Mon 08:00", "1h"), "b": begun("Mon 10:00", "5h")})
    own = {each.name: each.amount for each in causes_of(facts).causes}
    assert own == {"b late start": -2 * HOUR, "b overrun": 1 * HOUR}


def test_end_outside_of_all_shifts_is_unexplained():
    """Step b, announced to Tue 10:00, is done on Mon 19:00, when no ELE is on shift."""
    facts = progress("Tue 09:00", {"a": A, "b": done("Mon 12:00", "Mon 19:00"), "c": C})
    (cause,) = causes_of(facts).causes
    assert (cause.name, cause.amount) == ("b unexplained", -15 * HOUR)


def test_new_step_is_the_cause_of_what_it_pushes():
    """Step n needs all mechanics for 5 h after b, Tue 10-15; then d no longer fits."""
    new = {"n": {"hours": "5h", "crew": {"MEC": 4}, "after": ["b"], "before": ["d"]}}
    events = {"found": {"known": moment("Mon 20:00"), "add": {"tasks": new}}}
    facts = progress("Mon 20:00", {"a": A, "b": begun("Mon 12:00", "2h"), "c": C}, events=events)
    causes = causes_of(facts)
    assert measures(causes) == {"found": (24, 24, 24, 24)}


def test_lateness_of_a_new_step_belongs_to_the_event_that_brought_it():
    """Step n could begin Mon 08:00, but is known on Mon 20:00 only: the event has that, too."""
    new = {"n": {"hours": "9h", "crew": {"MEC": 2}, "before": ["d"]}}
    events = {"found": {"known": moment("Mon 20:00"), "add": {"tasks": new}}}
    facts = progress("Mon 20:00", {"a": A, "b": begun("Mon 12:00", "2h"), "c": C}, events=events)
    assert [each.name for each in causes_of(facts).causes] == ["found"]


def test_facts_that_were_known_before_are_no_causes():
    """After a plan that knew a's overrun only what b has done since is a cause."""
    first = progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")})
    told = announced_as(m1(), push(told_m1(), situation_with(m1(), first)).schedule, first)
    assert said(told.schedule, "d") == "Wed 08:00-10:00"
    a = done("Mon 08:00", "Tue 09:00")
    b, c = begun("Tue 09:00", "9h"), done("Tue 09:00", "Tue 12:00")
    facts = progress("Wed 08:00", {"a": a, "b": b, "c": c})
    causes = causes_of(facts, told)
    assert measures(causes) == {"b overrun": (24, 24, 24, 24)}
    assert causes.causes[0].amount == 10 * HOUR


def test_an_event_known_before_is_no_cause_and_a_longer_one_is():
    """The plan knew that six are ill on Tuesday; now they are on Wednesday as well."""
    known = progress("Mon 20:00", {"a": A, "b": begun("Mon 12:00", "2h"), "c": C}, events=ILL)
    told = announced_as(m1(), push(told_m1(), situation_with(m1(), known)).schedule, known)
    b = done("Mon 12:00", "Tue 10:00")
    same = progress("Tue 12:00", {"a": A, "b": b, "c": C}, events=ILL)
    assert causes_of(same, told).causes == ()
    longer = {"ill": {**ILL["ill"], "to": moment("Thu 00:00")}}
    facts = progress("Tue 12:00", {"a": A, "b": b, "c": C}, events=longer)
    assert measures(causes_of(facts, told)) == {"ill": (24, 24, 24, 24)}


def test_order_that_cannot_be_kept_is_said_and_adds_up():
    """The limit from bat to launch is overrun in the announced order: the rest says so."""
    campaign = altered(bat="{hours: 2, crew: {ELE: 2}}")
    limit = [{"from": "bat end", "to": "launch end", "max": "36h"}]
    facts = progress(
        "Tue 12:00",
        {"bat": done("Mon 08:00", "Mon 10:00"), "a": A, "b": begun("Mon 12:00", "8h"), "c": C},
        events={"low": {"known": moment("Mon 11:00"), "add": {"limits": limit}}},
    )
    told = announced_as(campaign, _with_bat())
    causes = causes_of(facts, told, launch=minute("Thu 18:00"), campaign=campaign)
    assert sum(each.by_step for each in causes.causes) == causes.slip == 48 * HOUR
    assert "would be overrun" in causes.causes[-1].title


def _with_bat():
    return schedule_of(
        bat=[("Mon 08:00", "Mon 10:00")],
        a=[("Mon 08:00", "Mon 12:00")],
        b=[("Mon 12:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
        c=[("Mon 12:00", "Mon 15:00")],
        d=[("Tue 10:00", "Tue 12:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )


def test_causes_that_do_not_add_up_are_refused():
    """One minute more of any cause, and there are no such causes."""
    causes = causes_of(progress("Tue 12:00"))
    wrong = replace(causes.causes[0], by_step=causes.causes[0].by_step + 1)
    with pytest.raises(ValueError, match="the causes add up to 1441 min, not to 1440 min"):
        replace(causes, causes=(wrong,))
