import numpy as np
import pytest

from scheduler.model.notation.durations import DAY, HOUR
from scheduler.replay.drawn.draws import LATE
from scheduler.studies.risk.assessing import assess
from scheduler.studies.risk.figures.margins import margin, promise
from scheduler.studies.risk.question import RiskProgress, RiskQuestion
from tests.builders import make_campaign, make_milestone, make_task
from tests.studies.risk.elapsed_player import play_elapsed
from tests.studies.risk.playbooks import (
    make_elapsed,
    make_launch_play,
    make_playbook,
    make_risks,
)

DRAWS = 10_000
SIGMA = 12 / np.sqrt(12)
"""Standard deviation of 6 to 18 h, all equally likely, in hours."""
SIDE_BY_SIDE = make_playbook(make_elapsed(A="12h", B="12h"))
IN_A_ROW = make_playbook(
    make_campaign(
        make_task("A", "12h", elapsed=True),
        make_task("B", "12h", elapsed=True, after=["A"], hold_point="go for loading"),
        make_milestone("L", after=["B"]),
    )
)


def assessed(playbook, ends, target=None, draws=DRAWS, run=play_elapsed, rounds=None, **fields):
    """Return how sure a plan is whose steps are announced to end at some hours."""
    question = RiskQuestion(
        announced={step: int(hours * HOUR) for step, hours in ends.items()},
        target=None if target is None else int(target * HOUR),
        draws=draws,
    )
    told = [] if rounds is None else rounds
    return assess(playbook, make_risks(**fields), question, run, told.append)


def near(expected, sigma, draws=DRAWS):
    """Return what a mean of draws may be: four standard errors off."""
    return pytest.approx(expected, abs=4 * sigma / np.sqrt(draws))


def uniform(*steps):
    """Return a line of hours: from 6 to 18 h, all equally likely."""
    return {"steps": list(steps), "hours": ["6h", "12h", "18h"], "shape": "uniform"}


def by_key(found):
    """Return the drivers of an assessment by their keys."""
    return {driver.key: driver for driver in found.drivers}


def of_step(found, step):
    """Return what an assessment says of a step."""
    return next(each for each in found.steps if each.step == step)


def in_hours(percentile):
    """Return a percentile in hours."""
    return percentile.minute / HOUR


@pytest.fixture(scope="module")
def merging():
    """Return two steps side by side, each a line of its own."""
    return assessed(
        SIDE_BY_SIDE, {"A": 12, "B": 12, "L": 12}, hours=[uniform("A"), uniform("B")], target=15
    )


@pytest.fixture(scope="module")
def in_a_row():
    """Return two steps in a row, the second of which is a hold point."""
    return assessed(IN_A_ROW, {"A": 12, "B": 24, "L": 24}, hours=[uniform("A", "B")])


def test_without_uncertainty_every_draw_is_the_plan():
    """A and B of 12 h in a row: launch at 24 h in all draws, both on its chain in all of them."""
    found = assessed(IN_A_ROW, {"A": 12, "B": 24, "L": 24}, draws=50)
    assert [each.minute for each in found.percentiles] == [24 * HOUR] * 3
    assert found.bars == ((24 * HOUR, 50),)
    assert (found.announced.share, found.announced.error, found.mean_slip) == (1, 0, 0)
    assert [each.criticality for each in found.steps] == [1, 1, 1]
    assert [(each.cruciality, each.ssi) for each in found.steps] == [(0, 0)] * 3
    assert (found.drivers, found.together) == ((), None)


def test_two_steps_in_a_row(in_a_row):
    """Each from 6 to 18 h: mean 24 h, P50 24 h, P80 36 - 12 * sqrt(0.4) = 28.41 h."""
    half, most, _ = map(in_hours, in_a_row.percentiles)
    assert in_a_row.mean_slip / HOUR == near(0, np.sqrt(2) * SIGMA)
    assert half == near(24, 0.5 * 12)
    assert most == near(28.41, 0.4 * 12 / np.sqrt(0.4))
    assert in_a_row.percentiles[1].low < most * HOUR < in_a_row.percentiles[1].high


def test_two_steps_side_by_side(merging):
    """The later one: mean 14 h, so 2 h late, P80 6 + 12 * sqrt(0.8) = 16.73 h."""
    assert merging.mean_slip / HOUR == near(2, 12 / np.sqrt(18))
    assert in_hours(merging.percentiles[1]) == near(16.73, 0.4 * 12 / (2 * np.sqrt(0.8)))


def test_each_of_two_equal_steps_is_critical_in_half_of_the_draws(merging):
    """Either is the later one; launch itself always is; both in the draws in which they tie."""
    shares = [of_step(merging, step).criticality for step in ("A", "B", "L")]
    assert shares == [near(0.5, 0.5), near(0.5, 0.5), 1]


def test_chance_of_target_and_of_announced_date(merging):
    """Both by 15 h: 0.75 squared; by 12 h as announced: a quarter."""
    assert merging.target.share == near(0.5625, 0.5)
    assert merging.announced.share == near(0.25, 0.5)


def test_drivers_are_what_launch_gains_without_a_source(merging):
    """Without A launch is the later of 12 h and B: mean 13.5 h, half an hour less; together 2 h."""
    drivers = by_key(merging)
    assert drivers["hours 1"].mean / HOUR == near(0.5, 12 / np.sqrt(18) + SIGMA)
    assert drivers["hours 2"].mean / HOUR == near(0.5, 12 / np.sqrt(18) + SIGMA)
    assert merging.together.mean / HOUR == near(2, 12 / np.sqrt(18))


def test_drivers_cost_days_at_80_and_points_of_the_target(merging):
    """Without A: P80 is that of B, 15.6 h, and 15 h is made by three quarters."""
    driver = by_key(merging)["hours 1"]
    assert driver.at_80 / HOUR == near(16.73 - 15.6, 5.4)
    assert driver.points == near(0.75 - 0.5625, 0.5)
    assert merging.together.points == near(1 - 0.5625, 0.5)


def test_drivers_come_by_their_mean_the_largest_first():
    """A of 12 to 30 h costs more than B of 12 to 18 h in the row, C beside them nothing."""
    campaign = make_campaign(
        make_task("B", "12h", elapsed=True),
        make_task("A", "12h", elapsed=True, after=["B"]),
        make_task("C", "1h", elapsed=True),
        make_milestone("L", after=["A", "C"]),
    )
    hours = [
        {"steps": ["C"], "factors": [1, 1, 2]},
        {"steps": ["B"], "factors": [1, 1, 1.5]},
        {"steps": ["A"], "factors": [1, 1, 2.5]},
    ]
    found = assessed(make_playbook(campaign), {"L": 24}, hours=hours, draws=200)
    assert [each.key for each in found.drivers] == ["hours 3", "hours 2", "hours 1"]


def test_source_that_does_not_matter_costs_exactly_nothing():
    """C of at most 2 h beside 12 h: the same launch in every draw, so 0 and not nearly 0."""
    playbook = make_playbook(make_elapsed(A="12h", C="1h"))
    hours = [uniform("A"), {"steps": ["C"], "factors": [1, 1, 2]}]
    driver = by_key(assessed(playbook, {"L": 12}, hours=hours, draws=500))["hours 2"]
    assert (driver.mean, driver.at_80, driver.points) == (0, 0, 0)


def faulty(chance, draws, run=play_elapsed):
    """Return how sure a plan is whose one step of 24 h may have to be done again."""
    playbook = make_playbook(make_elapsed(A="24h"), copies={"A/2": ("A", 0)}, mishaps=("fault",))
    events = {"fault": {"chance": chance, "at": "A end", "redo": ["A"]}}
    return assessed(playbook, {"A": 24, "L": 24}, events=events, draws=draws, run=run)


def test_event_costs_its_chance_times_its_hours():
    """25 % of 24 h more: 6 h in the mean, nothing at P50, 24 h at P80."""
    found = faulty(0.25, DRAWS)
    assert found.mean_slip / HOUR == near(6, 24 * np.sqrt(0.1875))
    assert [in_hours(each) for each in found.percentiles] == [24, 48, 48]
    (driver,) = found.drivers
    assert (driver.key, driver.at_80) == ("event fault", 24 * HOUR)
    assert driver.mean / HOUR == near(6, 24 * np.sqrt(0.1875))


def test_work_of_a_mishap_counts_only_where_it_happens():
    """The copy is on the chain in a quarter of the draws, ends at 48 h, and alone varies launch."""
    found = faulty(0.25, 1_000)
    copy = of_step(found, "A/2")
    happens = found.draws.happens[:, 0].mean()
    assert copy.criticality == pytest.approx(happens)
    assert copy.ends == (48 * HOUR,) * 3
    assert (copy.cruciality, copy.ssi) == pytest.approx((1, happens))


def test_work_that_no_draw_does_is_not_told():
    """A mishap with no chance: its copy appears nowhere."""
    found = faulty(0.0, 10)
    assert {each.step for each in found.steps} == {"A", "L"}


def test_sensitivity_of_two_equal_steps_in_a_row(in_a_row):
    """Always critical, each with 1 / sqrt(2) of the spread and of the correlation with launch."""
    for step in ("A", "B"):
        risk = of_step(in_a_row, step)
        assert risk.criticality == 1
        assert risk.ssi == pytest.approx(np.sqrt(0.5), abs=0.02)
        assert risk.cruciality == pytest.approx(np.sqrt(0.5), abs=0.03)


def test_ends_of_a_step_are_percentiles_of_its_draws(in_a_row):
    """A ends between 6 and 18 h: a tenth by 7.2 h, half by 12 h, nine tenths by 16.8 h."""
    ends = [minute / HOUR for minute in of_step(in_a_row, "A").ends]
    assert ends == [near(7.2, 0.3 * 12), near(12, 0.5 * 12), near(16.8, 0.3 * 12)]


def test_hold_point_has_its_chance_and_the_reserve_that_makes_it_likely(in_a_row):
    """B ends by 24 h in half of the draws; four out of five need 4.41 h more."""
    (hold,) = in_a_row.holds
    assert (hold.step, hold.announced.by) == ("B", 24 * HOUR)
    assert hold.announced.share == near(0.5, 0.5)
    assert hold.reserve / HOUR == near(4.41, 0.4 * 12 / np.sqrt(0.4))


def test_likely_hold_point_needs_no_reserve():
    """Announced at 30 h, it is passed by then in 87.5 % of the draws."""
    found = assessed(IN_A_ROW, {"B": 30, "L": 30}, hours=[uniform("A", "B")], draws=1_000)
    assert found.holds[0].reserve == 0


def attempts(launch, no_go=0.3, **recycle):
    """Return launches of one attempt a day, from minute 0 on, whose weather is bad so often."""
    campaign = make_campaign(make_milestone("L"), horizon="20d")
    playbook = make_playbook(campaign, weathers=("launch",), launch=launch, reasons=("late",))
    attempt = {"no_go": no_go, **recycle}
    return assessed(playbook, {"L": 0}, launch={"attempt": attempt, "recycle": {"after": "24h"}})


def launched_by(found, *days):
    """Return the share of draws that have launched by some days."""
    return [(found.played.launches <= day * DAY).mean() for day in days]


def test_attempts_at_launch():
    """No-go 30 %: 70.0, 91.0 and 97.3 % by day 0, 1 and 2, and 0.3 / 0.7 = 0.429 days late."""
    found = attempts(make_launch_play())
    assert launched_by(found, 0, 1, 2) == near(np.array([0.7, 0.91, 0.973]), 0.46)
    assert found.mean_slip / DAY == near(0.4286, np.sqrt(0.3) / 0.7)
    (driver,) = found.drivers
    assert (driver.key, driver.mean) == ("attempt weather", pytest.approx(found.mean_slip))
    assert driver.points == pytest.approx(1 - found.announced.share)


def test_persistent_weather_makes_long_waits():
    """Persistence 0.5: 70.0, 80.5 and 87.3 %, P95 on day 5, and 0.3 / 0.35 = 0.857 days late."""
    found = attempts(make_launch_play(), persistence=0.5)
    assert launched_by(found, 0, 1, 2) == near(np.array([0.7, 0.805, 0.87325]), 0.46)
    assert found.mean_slip / DAY == near(0.857, 1.8)
    assert found.percentiles[2].minute == 5 * DAY


def test_attempts_rest_after_two_in_a_row():
    """Attempts on days 0, 1, 3, 4 and 6: 91.0 % by day 2 as by day 1, 97.3 % by day 3."""
    found = attempts(make_launch_play(in_a_row=2, then=2 * DAY))
    assert {minute // DAY for minute, _ in found.bars[:5]} == {0, 1, 3, 4, 6}
    assert launched_by(found, 1, 2, 3) == near(np.array([0.91, 0.91, 0.973]), 0.3)


def late():
    """Return launches of which 30 % never come: the second attempt would be after the horizon."""
    campaign = make_campaign(make_milestone("L"), horizon="1d")
    playbook = make_playbook(
        campaign,
        weathers=("launch",),
        launch=make_launch_play(after=2 * DAY),
        reasons=("the horizon is over",),
    )
    launch = {"attempt": {"no_go": 0.3}, "recycle": {"after": "48h"}}
    return assessed(playbook, {"L": 0}, launch=launch, draws=1_000)


def test_draws_outside_the_rules_launch_later_than_any_date():
    """They are counted with their reason; P50 is a date, P80 none, and the others are not late."""
    found = late()
    outside = int((found.played.launches == LATE).sum())
    assert outside / 1_000 == near(0.3, 0.46, 1_000)
    assert found.outside == {"the horizon is over": outside}
    assert [each.minute for each in found.percentiles] == [0, None, None]
    assert (found.mean_slip, found.announced.share) == (0, (1_000 - outside) / 1_000)
    assert of_step(found, "L").criticality == 1


def test_promise_is_the_date_with_the_wished_chance():
    """Two in a row: half by 24 h as announced; 87.5 % by 30 h, 6 h later."""
    found = assessed(IN_A_ROW, {"B": 24, "L": 24}, hours=[uniform("A", "B")], draws=DRAWS)
    assert in_hours(promise(found, 0.875)) == near(30, 0.33 * 12 / 0.5)
    for chance in (0.8, 0.875):
        assert margin(found, chance) == round((in_hours(promise(found, chance)) - 24) * HOUR)


def test_no_date_can_be_promised_where_too_many_draws_are_outside():
    """70 % launch at all."""
    assert margin(late(), 0.8) is None


def test_rounds_are_told_before_they_begin():
    """All, all left out, then each of two lines."""
    rounds: list[RiskProgress] = []
    assessed(SIDE_BY_SIDE, {"L": 12}, hours=[uniform("A"), uniform("B")], draws=10, rounds=rounds)
    assert [(each.done, each.rounds, each.without) for each in rounds] == [
        (0, 4, ""),
        (1, 4, "all together"),
        (2, 4, "hours of A"),
        (3, 4, "hours of B"),
    ]


def test_interrupted_assessment_keeps_the_drivers_it_has():
    """Ctrl-C in the fourth round: all together and the first line are known."""
    left = [1, 1, 1]

    def run(playbook, draws, **how):
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return play_elapsed(playbook, draws, **how)

    hours = [uniform("A"), uniform("B")]
    found = assessed(SIDE_BY_SIDE, {"L": 12}, hours=hours, draws=10, run=run)
    assert not found.is_complete
    assert [each.key for each in found.drivers] == ["hours 1"]
    assert found.together is not None


def test_interrupted_before_all_is_played_nothing_is_known():
    """Ctrl-C in the first round."""

    def run(playbook, draws, *, keep):
        raise KeyboardInterrupt(len(draws), keep, playbook.steps)

    with pytest.raises(KeyboardInterrupt, match="10, True"):
        assessed(SIDE_BY_SIDE, {"L": 12}, draws=10, run=run)


def test_draws_that_a_source_does_not_change_need_not_be_played_again():
    """An event in about a quarter of the draws: the player is told which ones differ without it."""
    told = []

    def run(playbook, draws, *, keep, before=None):
        if before is not None:
            told.append(before.rows.tolist())
        return play_elapsed(playbook, draws, keep=keep)

    found = faulty(0.25, 200, run)
    assert told == [np.flatnonzero(found.draws.happens).tolist()] * 2


def test_chances_of_many_seeds_spread_as_their_error_says():
    """P(15 h) of one step is 0.75; 100 seeds of 400 draws spread by sqrt(0.1875 / 400) = 0.0217."""
    playbook = make_playbook(make_elapsed(A="12h"))
    risks = make_risks(hours=[uniform("A")])
    shares = []
    for seed in range(100):
        question = RiskQuestion(announced={"L": 15 * HOUR}, draws=400, seed=seed, drivers=False)
        found = assess(playbook, risks, question, play_elapsed)
        shares.append(found.announced.share)
    assert np.mean(shares) == near(0.75, 0.433, 40_000)
    assert np.std(shares) == pytest.approx(0.0217, rel=0.3)
