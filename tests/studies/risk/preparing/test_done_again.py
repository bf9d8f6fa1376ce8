"""Steps that have begun or are done, done again as a whole: after a scrub, or out of a limit."""

from functools import partial

import numpy as np
import pytest

from scheduler.calendars.situation.choices import chosen
from scheduler.calendars.situation.prepare import prepare
from scheduler.errors import InputError
from scheduler.model.link import Limit
from scheduler.replay.drawn.draws import LATE
from scheduler.replay.drawn.playing import play
from scheduler.studies.risk.figures.steps import step_risks
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample
from tests.analyse.causes.announcing import situation_with
from tests.living.m1 import begun, campaign_of, done, graph, m1, minute, progress, schedule_of
from tests.studies.risk.playbooks import column, make_risks

TUESDAY = minute("Tue 18:00")


def of_m1(limits=(), **risks):
    """Return M1 on Monday at 14:00 with risks: a done, and of b two hours done and four to do."""
    facts = progress(
        "Mon 14:00",
        {
            "a": done("Mon 08:00", "Mon 12:00"),
            "b": begun("Mon 12:00"),
            "c": begun("Mon 12:00"),
        },
    )
    campaign = m1().altered({"limits": tuple(Limit.model_validate(each) for each in limits)})
    plan = schedule_of(
        b=[("Mon 14:00", "Mon 16:00"), ("Tue 08:00", "Tue 10:00")],
        c=[("Mon 14:00", "Mon 15:00")],
        d=[("Tue 10:00", "Tue 12:00")],
        go=[("Tue 17:00", "Tue 18:00")],
    )
    what = make_risks(**risks)
    return playbook_of(chosen(situation_with(campaign, facts), {}), plan, what), what


def scrubbed(*redo, **more):
    """Return risks in which an attempt at launch may fail, and some steps are done again."""
    recycle = {"after": "24h", "redo": redo}
    return {"launch": {"attempt": {"technical": 0.5}, "recycle": recycle}, **more}


def dates_of(case, scrubs=1):
    """Return the dates of all steps, and launch, in a draw in which so many attempts fail."""
    playbook, risks = case
    draws = sample(playbook, risks, 1, 1)
    draws.technical[0] = np.arange(draws.technical.shape[1]) < scrubs
    played = play(playbook, draws, keep=True)
    spans = zip(playbook.steps, played.starts[0], played.ends[0], strict=True)
    return {step: (start, end) for step, start, end in spans if start >= 0}, played.launches[0]


def test_step_under_way_is_done_again_as_a_whole_after_a_scrub():
    """Six hours from Wed 08:00 on, not the four that were left; go at 18:00."""
    dates, launch = dates_of(of_m1(**scrubbed("b")))

    assert dates["b"] == (minute("Wed 08:00"), minute("Wed 14:00"))
    assert launch == minute("Wed 18:00")


def test_done_step_is_done_again_after_a_scrub_before_what_follows_it():
    """A from Wed 08:00 to 12:00, then b up to 16:00 and two hours on Thursday; go on Thursday."""
    dates, launch = dates_of(of_m1(**scrubbed("b", "a")))

    assert dates["a/2"] == (minute("Wed 08:00"), minute("Wed 12:00"))
    assert dates["b"] == (minute("Wed 12:00"), minute("Thu 10:00"))
    assert launch == minute("Thu 18:00")


def test_what_is_done_again_is_told_by_the_name_of_its_step():
    """The whole of b has no row of its own among the steps, and a reason in plain words."""
    playbook, risks = of_m1(**scrubbed("b"))
    draws = sample(playbook, risks, 20, 1)
    told = step_risks(playbook, draws, play(playbook, draws, keep=True))

    assert playbook.whole == {"b": "b/2"}
    assert {each.step for each in told} == {"b", "c", "d", "go"}
    assert "b, to be done again, finds no date any more" in playbook.reasons


def test_without_a_scrub_nothing_is_done_again():
    """What is done stays done."""
    dates, launch = dates_of(of_m1(**scrubbed("b", "a")), scrubs=0)

    assert dates["b"][1] == minute("Tue 10:00")
    assert "a/2" not in dates
    assert launch == TUESDAY


def test_what_is_done_again_takes_the_share_that_was_drawn():
    """Of b four hours are left; the whole takes one and a half times as long in each draw."""
    hours = [{"steps": ["b"], "factors": [1, 1, 1.5]}]
    playbook, risks = of_m1(**scrubbed("b"), hours=hours)
    draws = sample(playbook, risks, 50, 1)

    left, whole = (column(playbook, draws, step) for step in ("b", playbook.whole["b"]))
    assert whole == pytest.approx(left * 1.5, abs=1.5)


def test_limit_from_a_done_step_counts_anew_once_that_is_done_again():
    """From the end of a 31 h run out on Tue 19:00; a is done again on Wednesday until 12:00."""
    limit = {"from": "a end", "to": "go end", "max": "31h"}
    risks = scrubbed(expired={"a": ["a"]})
    dates, launch = dates_of(of_m1([limit], **risks))

    assert dates["a/2"] == (minute("Wed 08:00"), minute("Wed 12:00"))
    assert launch == minute("Wed 18:00")
    assert dates_of(of_m1([limit], **scrubbed()))[1] == LATE


def test_limit_from_a_step_under_way_counts_from_its_drawn_end():
    """B takes until Tue 16:00, so go is on Wed 18:00: 26 hours later, 32 after its planned end."""
    limit = {"from": "b end", "to": "go end", "max": "27h"}
    playbook, risks = of_m1([limit])
    draws = sample(playbook, risks, 1, 1)
    draws.hours[:, playbook.steps.index("b")] = 600

    assert play(playbook, draws, keep=False).launches[0] == minute("Wed 18:00")


def test_limit_on_a_step_under_way_runs_out_when_it_takes_longer():
    """From the start of b on Mon 12:00 to its end 23 h: an hour more than planned, not five."""
    limit = {"from": "b start", "to": "b end", "max": "23h"}
    playbook, risks = of_m1([limit])
    draws = sample(playbook, risks, 2, 1)
    draws.hours[:, playbook.steps.index("b")] = [300, 420]

    assert list(play(playbook, draws, keep=False).launches) == [TUESDAY, LATE]


BESIDE = graph(
    {
        "x": "{hours: 2, elapsed: true, facility: HALL}",
        "y": "{hours: 3, elapsed: true, facility: HALL}",
        "go": "{hours: 1, elapsed: true, after: [x]}",
    }
).replace("HALL: {room: 2}", "HALL: {room: 1}")
TOO_EARLY = BESIDE.replace("{hours: 3, ", "{hours: 3, after: [x], ")


def of_full_hall(text=BESIDE, **risks):
    """Return two steps that facts have left in a hall with room for one, x to go on first."""
    stopped = partial(begun, "Mon 08:00", suspended="Mon 08:30")
    facts = progress("Mon 09:00", {"x": stopped("2h"), "y": stopped("3h")})
    plan = schedule_of(
        x=[("Mon 09:00", "Mon 11:00")],
        y=[("Mon 11:00", "Mon 14:00")],
        go=[("Mon 11:00", "Mon 12:00")],
    )
    what = make_risks(**risks)
    return playbook_of(chosen(situation_with(campaign_of(text), facts), {}), plan, what), what


def added(**more):
    """Return risks that bring an hour of work in the hall at the end of x."""
    work = {"hours": "1h", "facility": "HALL", **more}
    return {"events": {"fault": {"chance": 1.0, "at": "x end", "add": {"F1": work}}}}


def test_repetition_waits_until_all_have_gone_that_facts_have_left_in_its_place():
    """After a scrub at 12:00 x waits for y, which is in the hall until 14:00; go at 17:00."""
    recycle = {"after": "3h", "redo": ["x"]}
    risks = {"launch": {"attempt": {"technical": 0.5}, "recycle": recycle}}
    dates, launch = dates_of(of_full_hall(**risks))

    assert dates["x"] == (minute("Mon 14:00"), minute("Mon 16:00"))
    assert launch == minute("Mon 17:00")


def test_new_work_waits_until_all_have_gone_that_facts_have_left_in_its_place():
    """F1 cannot come in before y has gone, and go waits for it."""
    dates, launch = dates_of(of_full_hall(**added(before=["go"])), scrubs=0)

    assert dates["F1"] == (minute("Mon 14:00"), minute("Mon 15:00"))
    assert launch == minute("Mon 16:00")


def test_copy_of_a_step_that_is_there_waits_for_those_beside_it():
    """X fails at 11:00 and is done again as a whole, beside nobody."""
    fault = {"fault": {"chance": 1.0, "at": "x end", "redo": ["x"]}}
    dates, launch = dates_of(of_full_hall(events=fault), scrubs=0)

    assert dates["x/2"] == (minute("Mon 14:00"), minute("Mon 16:00"))
    assert launch == minute("Mon 17:00")


def test_work_for_which_a_step_waits_that_keeps_it_away_is_refused():
    """Y has overtaken x and stands in the hall; F1 would have to be done there before it."""
    with pytest.raises(InputError, match="F1 cannot be done beside y, which has begun"):
        of_full_hall(TOO_EARLY, **added(before=["y"]))


def test_event_at_the_start_of_a_step_that_has_begun_is_past():
    """X began before the data date; what could have shown then did not."""
    fault = {"chance": 1.0, "at": "x start", "add": {"F1": {"hours": "1h", "before": ["go"]}}}
    dates, launch = dates_of(of_full_hall(events={"fault": fault}), scrubs=0)

    assert "F1" not in dates
    assert launch == minute("Mon 12:00")


def test_launch_that_has_been_is_told_calmly():
    """Nothing about its date is uncertain any more; no draw is played."""
    campaign = campaign_of(BESIDE)
    over = campaign.altered(
        {"scenarios": {"plan": campaign.scenarios["plan"].altered({"done": ("go",)})}}
    )
    situation = prepare(over, over.resolve_scenario("plan"))
    plan = schedule_of(x=[("Mon 08:00", "Mon 10:00")], y=[("Mon 10:00", "Mon 13:00")])
    risks = make_risks(launch={"attempt": {"no_go": 0.3}, "recycle": {"after": "24h"}})

    with pytest.raises(InputError, match="the launch 'go' is done: its date is certain"):
        playbook_of(situation, plan, risks)
