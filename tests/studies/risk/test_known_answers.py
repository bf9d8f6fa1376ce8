"""Draws of small campaigns against answers that can be worked out: the player and all around it."""

import numpy as np
import pytest

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import LATE
from scheduler.replay.drawn.playing import CompiledPlayer
from scheduler.studies.risk.assessing import assess
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.question import RiskQuestion
from scheduler.studies.risk.sampling import sample
from tests.builders import make_campaign, make_milestone, make_schedule, make_situation, make_task

DRAWS = 20_000
FOUR_ERRORS = 4


def elapsed(name, hours="10h", **fields):
    """Return a step that runs by the clock."""
    return make_task(name, hours, elapsed=True, **fields)


def assessed(campaign, schedule, *, draws=DRAWS, early=True, **risks):
    """Return how sure a plan is; steps begin as soon as they can unless told otherwise."""
    what = Risks.model_validate(risks)
    situation = make_situation(campaign)
    book = playbook_of(situation, schedule, what, early=early)
    player = CompiledPlayer(book)
    question = RiskQuestion(
        announced={step: schedule[step].end for step in situation.jobs},
        draws=draws,
    )

    def run(playbook, draws, *, keep, before=None):
        assert playbook is book
        return player.play(draws, keep=keep, before=before)

    return assess(book, what, question, run)


def uniform(low, high, *steps):
    """Return hours spread evenly over a range."""
    middle = (low + high) / 2
    return {
        "steps": list(steps),
        "hours": [f"{x}h" for x in (low, middle, high)],
        "shape": "uniform",
    }


def launches_of(found):
    """Return when the draws inside the rules launch, in hours."""
    return found.played.launches[found.played.launches < LATE] / HOUR


def near(values, mean, spread):
    """Whether the mean of some values is as near to one as four standard errors."""
    return abs(np.mean(values) - mean) <= FOUR_ERRORS * spread / np.sqrt(len(values)) + 0.01


def share_near(count, share):
    """Whether a share of all draws is as near to one as four standard errors."""
    error = np.sqrt(share * (1 - share) / DRAWS)
    return abs(count / DRAWS - share) <= FOUR_ERRORS * error + 1e-9


def percentile(found, share):
    """Return a percentile of launch in hours."""
    return next(each.minute for each in found.percentiles if each.share == share) / HOUR


ONE = make_campaign(elapsed("A", "12h"), make_milestone("L", after=["A"]))
ROW = make_campaign(
    elapsed("A", "12h"), elapsed("B", "12h", after=["A"]), make_milestone("L", after=["B"])
)
SIDE = make_campaign(
    elapsed("A", "12h"), elapsed("B", "12h"), make_milestone("L", after=["A", "B"])
)
ONE_PLAN = make_schedule(A=[(0, 12)], L=[(12, 12)])
ROW_PLAN = make_schedule(A=[(0, 12)], B=[(12, 24)], L=[(24, 24)])
SIDE_PLAN = make_schedule(A=[(0, 12)], B=[(0, 12)], L=[(12, 12)])


def test_without_risks_every_draw_is_the_plan():
    """To the minute, with everybody on the chain critical in all draws."""
    found = assessed(ROW, ROW_PLAN, draws=50, early=False)

    assert (found.played.launches == 24 * HOUR).all()
    assert {each.minute for each in found.percentiles} == {24 * HOUR}
    assert {each.step: each.criticality for each in found.steps} == {"A": 1, "B": 1, "L": 1}


def test_one_step_spread_evenly():
    """Uniform between 6 and 18 h: mean 12 h, 80 % by 15 h 36."""
    found = assessed(ONE, ONE_PLAN, hours=[uniform(6, 18, "A")])

    assert near(launches_of(found), 12, 12 / np.sqrt(12))
    assert percentile(found, 0.8) == pytest.approx(15.6, abs=0.1)


def test_two_steps_in_a_row_spread_evenly():
    """Their sum is a triangle: mean 24 h, 80 % by 28 h 25; moving together 31 h 12."""
    ranges = [uniform(6, 18, "A", "B")]
    found = assessed(ROW, ROW_PLAN, hours=ranges)
    as_one = assessed(
        ROW, ROW_PLAN, hours=ranges, together=[{"steps": ["A", "B"], "correlation": 0.9999}]
    )

    assert near(launches_of(found), 24, 12 / np.sqrt(6))
    assert percentile(found, 0.8) == pytest.approx(28 + 25 / 60, abs=0.15)
    assert percentile(as_one, 0.8) == pytest.approx(31.2, abs=0.15)


def test_two_steps_side_by_side_launch_later_than_either():
    """The later of two: mean 14 h, 80 % by 16 h 44; each costs half an hour, both together two."""
    found = assessed(SIDE, SIDE_PLAN, hours=[uniform(6, 18, "A"), uniform(6, 18, "B")])

    assert near(launches_of(found), 14, 12 / np.sqrt(18))
    assert percentile(found, 0.8) == pytest.approx(16 + 44 / 60, abs=0.1)
    assert [each.mean for each in found.drivers] == pytest.approx([30, 30], abs=4)
    assert found.together.mean == pytest.approx(120, abs=5)
    critical = {each.step: each.criticality for each in found.steps}
    assert critical["A"] == pytest.approx(0.5, abs=0.015)
    assert critical["B"] == pytest.approx(0.5, abs=0.015)


def test_three_points_of_a_triangle():
    """8, 10, 16 h: mean 11 h 20, half by 11 h 06, 80 % by 12 h 54, spread 1.70 h; PERT 10 h 40."""
    points = {"steps": ["A"], "hours": ["8h", "10h", "16h"]}
    found = launches_of(assessed(ONE, ONE_PLAN, hours=[points]))
    pert = launches_of(assessed(ONE, ONE_PLAN, hours=[{**points, "shape": "pert"}]))

    assert near(found, 11 + 1 / 3, 1.7)
    assert np.std(found) == pytest.approx(1.70, abs=0.03)
    assert np.quantile(found, [0.5, 0.8]) == pytest.approx([11.1, 12.9], abs=0.06)
    assert near(pert, 10 + 2 / 3, 1.4)


def test_mishap_that_adds_a_day():
    """A chance of 25 % of 24 h: 6 h in the mean, nothing at half, a day at 80 %."""
    campaign = make_campaign(
        elapsed("A", "12h"), make_milestone("L", after=["A"]), crews={"MEC": 1}
    )
    mishap = {"chance": "25%", "at": "A end", "add": {"F": {"hours": "24h", "before": ["L"]}}}
    found = assessed(campaign, ONE_PLAN, events={"fault": mishap})
    late = launches_of(found) - 12

    assert set(late) == {0, 24}
    assert share_near((late > 0).sum(), 0.25)
    assert found.drivers[0].mean == pytest.approx(late.mean() * HOUR)


def test_repeated_step_costs_its_hours_again():
    """With 25 % the 24 h come twice: 6 h in the mean, which is what the mishap costs."""
    campaign = make_campaign(elapsed("A", "24h"), make_milestone("L", after=["A"]))
    plan = make_schedule(A=[(0, 24)], L=[(24, 24)])
    found = assessed(
        campaign, plan, events={"fails": {"chance": 0.25, "at": "A end", "redo": ["A"]}}
    )
    late = launches_of(found) - 24

    assert set(late) == {0, 24}
    assert share_near((late > 0).sum(), 0.25)
    assert percentile(found, 0.5) == 24
    assert percentile(found, 0.8) == 48
    assert found.drivers[0].mean == pytest.approx(late.mean() * HOUR)
    assert found.drivers[0].mean == pytest.approx(6 * HOUR, abs=15)


def attempts(horizon="30d", **launch):
    """Return a launch at noon each day, tried until it succeeds."""
    campaign = make_campaign(
        elapsed("A", "3h"),
        make_milestone("L", after=["A"], windows="noon"),
        horizon=horizon,
        windows={"noon": {"daily": "12:00", "for": "end"}},
    )
    plan = make_schedule(A=[(0, 3)], L=[(4, 4)])
    return assessed(campaign, plan, launch=launch)


def days_of(found):
    """Return on which day after the announced one each draw launches."""
    return (found.played.launches - 4 * HOUR) / DAY


def test_attempts_fail_by_weather():
    """30 % a day: 70, 91 and 97.3 % by the first three days, 0.429 days in the mean."""
    late = days_of(attempts(attempt={"no_go": "30%"}, recycle={"after": "24h"}))

    for day, share in enumerate((0.7, 0.91, 0.973)):
        assert share_near((late <= day).sum(), share)
    assert near(late, 0.3 / 0.7, 0.78)


def test_bad_weather_stays():
    """With a persistence of one half: 70, 80.5 and 87.3 %, 95 % only by the fifth day."""
    found = attempts(attempt={"no_go": "30%", "persistence": 0.5}, recycle={"after": "24h"})
    late = days_of(found)

    for day, share in enumerate((0.7, 0.805, 0.87325)):
        assert share_near((late <= day).sum(), share)
    assert percentile(found, 0.95) == 4 + 5 * 24
    assert near(late, 0.3 / 0.35, 1.7)


def test_crew_rests_after_two_attempts_in_a_row():
    """Attempts on days 0, 1, 3, 4, 6: 91 % by day 2, 97.3 % by day 3."""
    recycle = {"after": "24h", "in_a_row": 2, "then": "48h"}
    late = days_of(attempts(attempt={"technical": "30%"}, recycle=recycle))

    assert set(late[late <= 6]) == {0, 1, 3, 4, 6}
    assert share_near((late <= 2).sum(), 0.91)
    assert share_near((late <= 3).sum(), 0.973)


def on_shift(**fields):
    """Return a step by day and what follows it, in a campaign of a week."""
    task = make_task("A", crew={"MEC": 1}, **fields)
    return make_campaign(task, make_milestone("L", after=["A"]), crews={"MEC": 1}, horizon="7d")


def test_pausable_step_that_takes_longer_goes_on_next_day():
    """6 to 10 h from 08:00: half end on Monday, 80 % by 09:12 on Tuesday."""
    campaign = on_shift(hours="6h", pausable=True)
    plan = make_schedule(A=[(0, 6)], L=[(6, 6)])
    ranges = [{"steps": ["A"], "hours": ["6h", "8h", "10h"], "shape": "uniform"}]
    found = assessed(campaign, plan, hours=ranges)

    assert share_near((launches_of(found) <= 8).sum(), 0.5)
    assert percentile(found, 0.8) == pytest.approx(25.2, abs=0.05)


def test_people_may_stay_for_a_step_that_takes_longer():
    """7 to 9 h: 80 % by 08:36 on Tuesday, by 16:36 on Monday if people stay an hour."""
    campaign = on_shift(hours="7h")
    plan = make_schedule(A=[(0, 7)], L=[(7, 7)])
    ranges = [{"steps": ["A"], "hours": ["7h", "8h", "9h"], "shape": "uniform"}]

    home = assessed(campaign, plan, hours=ranges)
    assert share_near((launches_of(home) <= 8).sum(), 0.5)
    assert percentile(home, 0.8) == pytest.approx(24.6, abs=0.04)

    stay = assessed(campaign, plan, hours=ranges, overrun="1h")
    assert percentile(stay, 0.8) == pytest.approx(8.6, abs=0.04)


def test_source_that_does_not_matter_costs_nothing_in_any_draw():
    """The same numbers without it: not a minute, though everything else is as uncertain."""
    campaign = make_campaign(
        elapsed("A", "12h"), elapsed("B", "1h"), make_milestone("L", after=["A", "B"])
    )
    plan = make_schedule(A=[(0, 12)], B=[(0, 1)], L=[(12, 12)])
    found = assessed(campaign, plan, hours=[uniform(6, 18, "A"), uniform(1, 5, "B")])
    (idle,) = (each for each in found.drivers if "B" in each.words)

    assert (idle.mean, idle.at_80, idle.points) == (0, 0, 0)
    assert found.together.mean != 0


def test_chance_of_a_date_is_as_steady_as_its_error_says():
    """From 100 seeds of 1,000 draws the chance of 80 % spreads by 1.3 points."""
    what = Risks.model_validate({"hours": [uniform(6, 18, "A")]})
    situation = make_situation(ONE)
    book = playbook_of(situation, ONE_PLAN, what, early=True)
    player = CompiledPlayer(book)
    shares = []
    for seed in range(100):
        drawn = sample(book, what, 1000, seed)
        shares.append((player.play(drawn, keep=False).launches <= 15.6 * HOUR).mean())
    assert np.mean(shares) == pytest.approx(0.8, abs=0.006)
    assert np.std(shares) == pytest.approx(np.sqrt(0.8 * 0.2 / 1000), rel=0.3)
