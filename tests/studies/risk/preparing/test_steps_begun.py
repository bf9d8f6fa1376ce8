"""Risks of a plan that knows facts: what is done or has begun is done again as a whole."""

import pytest

from scheduler.calendars.situation.choices import chosen
from scheduler.replay.drawn.playing import play
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample
from tests.analyse.causes.announcing import situation_with
from tests.living.m1 import begun, done, m1, minute, progress, schedule_of
from tests.studies.risk.playbooks import column, make_risks

RISKS = make_risks(
    hours=[{"steps": ["b"], "factors": [1, 1, 1.5]}],
    events={"fault": {"chance": 1.0, "at": "b end", "redo": ["b"]}},
)
ALL_AGAIN = make_risks(events={"fault": {"chance": 1.0, "at": "b end", "redo": ["a", "b"]}})


def book_of(risks):
    """Return M1 on Monday at 14:00, with a done, and of b two hours done and four to do."""
    facts = progress(
        "Mon 14:00",
        {
            "a": done("Mon 08:00", "Mon 12:00"),
            "b": begun("Mon 12:00"),
            "c": begun("Mon 12:00"),
        },
    )
    situation = chosen(situation_with(m1(), facts), {})
    plan = schedule_of(
        b=[("Mon 14:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
        c=[("Mon 14:00", "Mon 15:00")],
        d=[("Tue 10:00", "Tue 12:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    return playbook_of(situation, plan, risks)


@pytest.fixture(scope="module")
def playbook():
    """Return M1 of which b is done again."""
    return book_of(RISKS)


def dates_of(playbook, draws):
    """Return the start and the end of each step in the first draw."""
    played = play(playbook, draws, keep=True)
    spans = zip(playbook.steps, played.starts[0], played.ends[0], strict=True)
    return {step: (start, end) for step, start, end in spans}


def test_copy_of_a_step_under_way_is_all_of_it(playbook):
    """Of b four hours are left, and six are done again."""
    assert (playbook.jobs["b"].duration, playbook.jobs["b/2"].duration) == (240, 360)


def test_copy_of_a_step_under_way_takes_the_share_that_was_drawn(playbook):
    """What is drawn of b is a share of its four hours, and the same share of six for the copy."""
    draws = sample(playbook, RISKS, 100, 1)
    left, again = column(playbook, draws, "b"), column(playbook, draws, "b/2")
    assert again == pytest.approx(left * 1.5, abs=1.5)
    assert len(set(left)) > 50


def test_copy_of_a_step_under_way_comes_after_it(playbook):
    """Usual hours: b up to Tue 10:00, again up to 16:00; so d on Wednesday, and go at 18:00."""
    dates = dates_of(playbook, sample(playbook, RISKS, 1, 1, ["hours 1"]))
    assert dates["b"][1] == minute("Tue 10:00")
    assert dates["b/2"] == (minute("Tue 10:00"), minute("Tue 16:00"))
    assert dates["d"] == (minute("Wed 08:00"), minute("Wed 10:00"))
    assert dates["go"][1] == minute("Wed 18:00")


def test_step_that_is_done_is_done_again_before_what_followed_it():
    """From Tue 10:00 on a again up to 14:00, then b for 2 h on Tuesday and 4 h on Wednesday."""
    playbook = book_of(ALL_AGAIN)
    dates = dates_of(playbook, sample(playbook, ALL_AGAIN, 1, 1))
    assert dates["a/2"] == (minute("Tue 10:00"), minute("Tue 14:00"))
    assert dates["b/2"] == (minute("Tue 14:00"), minute("Wed 12:00"))
    assert dates["d"] == (minute("Wed 12:00"), minute("Wed 14:00"))


def test_step_under_way_goes_on_in_any_weather():
    """Wind on Tuesday: b, begun on Monday, goes on as planned, and d begins on Wednesday."""
    risks = make_risks(weather={"wind": {"steps": ["b", "d"], "no_go": 1.0}})
    playbook = book_of(risks)
    draws = sample(playbook, risks, 1, 1)
    assert playbook.weather_steps == (frozenset({"d"}),)
    draws.no_go[0, 0, :3] = [False, True, False]
    dates = dates_of(playbook, draws)
    assert dates["b"][1] == minute("Tue 10:00")
    assert dates["d"][0] == minute("Wed 08:00")


def test_copy_of_a_step_under_way_waits_for_the_weather():
    """B may go on in the wind of Tuesday, but not begin anew before Wednesday."""
    weather = {"wind": {"steps": ["b"], "no_go": 0.5}}
    risks = make_risks(events=dict(RISKS.events), weather=weather)
    playbook = book_of(risks)
    draws = sample(playbook, risks, 1, 1)
    draws.no_go[0, 0, :3] = [True, True, False]
    dates = dates_of(playbook, draws)
    assert dates["b"][1] == minute("Tue 10:00")
    assert dates["b/2"][0] == minute("Wed 08:00")
