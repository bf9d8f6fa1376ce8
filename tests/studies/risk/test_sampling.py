import numpy as np
import pytest

from scheduler.model.notation.durations import HOUR
from scheduler.studies.risk.drawing.sources import sources_of
from scheduler.studies.risk.sampling import sample
from tests.builders import make_campaign, make_milestone, make_task
from tests.studies.risk.playbooks import (
    column,
    make_absence,
    make_elapsed,
    make_launch_play,
    make_playbook,
    make_risks,
)

DRAWS = 10_000
SIGMA = 12 / np.sqrt(12)
"""Standard deviation of 6 to 18 h, all equally likely, in hours."""
NUMBERS = ("hours", "happens", "begins", "no_go", "technical")
ONE = make_playbook(make_elapsed(A="12h"))
TWO = make_playbook(make_elapsed(A="12h", B="12h"))
WORLD = make_playbook(
    make_elapsed(A="12h", B="12h"),
    copies={"A/2": ("A", 0)},
    mishaps=("fault", "ill"),
    absences=(make_absence(1, 0, 1440, 2880),),
    weathers=("wind", "launch"),
    launch=make_launch_play(weather=1),
)
RISKS = {
    "hours": [
        {"steps": ["A"], "hours": ["6h", "12h", "18h"], "shape": "uniform"},
        {"steps": ["B"], "factors": [0.9, 1, 1.5]},
    ],
    "together": [{"steps": ["A", "B"], "correlation": 0.5}],
    "events": {
        "fault": {"chance": 0.25, "at": "A end", "redo": ["A"]},
        "ill": {
            "chance": 0.25,
            "stand_down": True,
            "from": "2025-11-10T08:00",
            "to": "2025-11-12T08:00",
            "for": "1d",
        },
    },
    "weather": {"wind": {"steps": ["A"], "no_go": 0.2, "persistence": 0.5}},
    "launch": {"attempt": {"no_go": 0.3, "technical": 0.1}, "recycle": {"after": "24h"}},
}
"""Every kind of risk in a world of two steps."""


def drawn(playbook, draws=DRAWS, seed=1, without=(), **fields):
    """Return draws of a playbook with the risks of these fields."""
    return sample(playbook, make_risks(**fields), draws, seed, without)


def near(expected, sigma, draws=DRAWS):
    """Return what a mean of draws may be: four standard errors off."""
    return pytest.approx(expected, abs=4 * sigma / np.sqrt(draws))


def test_without_risks_every_draw_has_the_planned_hours():
    """Nothing is uncertain: 12 h of A and 6 h of B in each draw, and 0 of the milestone."""
    playbook = make_playbook(make_elapsed(A="12h", B="6h"))
    assert (drawn(playbook, draws=7).hours == [720, 360, 0]).all()


def hours_of(playbook, *steps, **fields):
    """Return the hours drawn for steps, one row each."""
    draws = drawn(playbook, **fields)
    return np.array([column(playbook, draws, step) for step in steps]) / HOUR


def uniform(*steps):
    """Return a line of hours: from 6 to 18 h, all equally likely."""
    return {"steps": list(steps), "hours": ["6h", "12h", "18h"], "shape": "uniform"}


def test_uniform_hours_are_equally_likely_all_over_their_range():
    """From 6 to 18 h: the mean is 12 h, and four out of five take 15 h 36 at most."""
    hours = hours_of(ONE, "A", hours=[uniform("A")])[0]
    assert hours.mean() == near(12, SIGMA)
    assert np.quantile(hours, 0.8) == near(15.6, 0.4 * 12)
    assert (hours.min(), hours.max()) == pytest.approx((6, 18), abs=0.05)


def test_two_steps_in_a_row_even_each_other_out():
    """Each from 6 to 18 h: 24 h in the mean, and 24 + 12 - sqrt(0.4) * 12 = 28.41 h at 80 %."""
    both = hours_of(TWO, "A", "B", hours=[uniform("A", "B")]).sum(axis=0)
    assert both.mean() == near(24, np.sqrt(2) * SIGMA)
    assert np.quantile(both, 0.8) == near(36 - 12 * np.sqrt(0.4), 0.4 / density_at_80())


def density_at_80():
    """Return the density of the sum of two steps at its 80th percentile, by hour."""
    return np.sqrt(0.4) / 12


def test_two_steps_that_go_wholly_together_do_not():
    """As good as correlation 1: 31 h 12 at 80 %."""
    together = [{"steps": ["A", "B"], "correlation": 0.9999999}]
    both = hours_of(TWO, "A", "B", hours=[uniform("A", "B")], together=together).sum(axis=0)
    assert np.quantile(both, 0.8) == near(31.2, 0.4 * 24)


def test_two_steps_side_by_side_end_later_than_each():
    """The later of two: 14 h in the mean, not 12, and 6 + 12 * sqrt(0.8) = 16.73 h at 80 %."""
    later = hours_of(TWO, "A", "B", hours=[uniform("A", "B")]).max(axis=0)
    assert later.mean() == near(14, 12 / np.sqrt(18))
    assert np.quantile(later, 0.8) == near(6 + 12 * np.sqrt(0.8), 12 * 0.4 / (2 * np.sqrt(0.8)))


@pytest.mark.parametrize("correlation", [-0.4, 0.5, 0.8])
def test_correlation_is_that_of_normal_scores(correlation):
    """Ranks then correlate by 6 / pi * asin(correlation / 2); hours equally likely, too."""
    together = [{"steps": ["A", "B"], "correlation": correlation}]
    hours = hours_of(TWO, "A", "B", hours=[uniform("A", "B")], together=together)
    expected = 6 / np.pi * np.arcsin(correlation / 2)
    assert np.corrcoef(hours)[0, 1] == near(expected, 1)


def test_steps_that_go_together_are_as_uncertain_as_before():
    """A alone has its mean and its 80th percentile, whatever goes with it."""
    together = [{"steps": ["A", "B"], "correlation": 0.8}]
    for hours in hours_of(TWO, "A", "B", hours=[uniform("A", "B")], together=together):
        assert hours.mean() == near(12, SIGMA)
        assert np.quantile(hours, 0.8) == near(15.6, 0.4 * 12)


def test_test_is_never_drawn_short():
    """From 6 to 18 h of a test that takes 12 h: half of the draws are set to 12 h and counted."""
    playbook = make_playbook(
        make_campaign(make_task("A", "12h", elapsed=True, test=True), make_milestone("L"))
    )
    draws = drawn(playbook, hours=[uniform("A")])
    hours = column(playbook, draws, "A") / HOUR
    assert hours.min() == 12
    assert draws.shortened == np.count_nonzero(hours == 12) - np.count_nonzero(
        column(ONE, drawn(ONE, hours=[uniform("A")]), "A") == 12 * HOUR
    )
    assert draws.shortened / DRAWS == near(0.5, 0.5)


def test_short_step_takes_a_minute_at_least():
    """A hundredth of 10 minutes is no step any more; it takes one minute."""
    playbook = make_playbook(make_elapsed(A="10min"))
    draws = drawn(playbook, hours=[{"steps": ["A"], "factors": [0.01, 0.01, 0.01]}])
    assert (column(playbook, draws, "A") == 1).all()


def test_copy_takes_as_long_as_its_step():
    """The same hours in every draw, drawn for both."""
    draws = drawn(WORLD, **RISKS)
    assert (column(WORLD, draws, "A/2") == column(WORLD, draws, "A")).all()
    assert len(np.unique(column(WORLD, draws, "A"))) > 100


def test_same_seed_gives_the_same_numbers_and_another_one_others():
    """Every field of the draws, bit by bit."""
    first, again, other = (drawn(WORLD, seed=seed, **RISKS) for seed in (1, 1, 2))
    for name in NUMBERS:
        assert (getattr(first, name) == getattr(again, name)).all()
        assert (getattr(first, name) != getattr(other, name)).any()


def test_numbers_of_a_source_do_not_know_the_others():
    """Without one step, the other and its copy have the numbers that they had."""
    some = make_playbook(make_elapsed(A="12h"), mishaps=("fault",))
    fault = {"fault": {"chance": 0.25, "at": "A end", "redo": ["A"]}}
    draws, alone = drawn(WORLD, **RISKS), drawn(some, hours=[uniform("A")], events=fault)
    assert (column(WORLD, draws, "A") == column(some, alone, "A")).all()
    assert (draws.happens[:, 0] == alone.happens[:, 0]).all()


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("hours 1", {"hours"}),
        ("hours 2", {"hours"}),
        ("together 1", {"hours"}),
        ("event fault", {"happens"}),
        ("event ill", {"happens"}),
        ("weather wind", {"no_go"}),
        ("attempt weather", {"no_go"}),
        ("attempt technical", {"technical"}),
    ],
)
def test_source_left_out_changes_nothing_else(key, changed):
    """Every source of the world in turn: the numbers of all others stay to the bit."""
    full, without = drawn(WORLD, **RISKS), drawn(WORLD, without=[key], **RISKS)
    different = {x for x in NUMBERS if (getattr(full, x) != getattr(without, x)).any()}
    assert different == changed


def test_every_source_can_be_left_out():
    """Without all that it lists, a world is certain: usual hours, no mishap, no bad day."""
    keys = [each.key for each in sources_of(WORLD, make_risks(**RISKS))]
    draws = drawn(WORLD, without=keys, **RISKS)
    assert (draws.hours == draws.hours[0]).all()
    assert not any(x.any() for x in (draws.happens, draws.no_go, draws.technical))


def test_step_left_out_takes_the_middle_of_its_range():
    """Line 1 is that of A, 12 h in the middle; its copy goes with it, B does not."""
    full, without = drawn(WORLD, **RISKS), drawn(WORLD, without=["hours 1"], **RISKS)
    assert (column(WORLD, without, "A") == 12 * HOUR).all()
    assert (column(WORLD, without, "A/2") == 12 * HOUR).all()
    assert (column(WORLD, without, "B") == column(WORLD, full, "B")).all()


def test_weather_left_out_leaves_the_other_one():
    """Without wind, the weather at launch is as it was."""
    full, without = drawn(WORLD, **RISKS), drawn(WORLD, without=["weather wind"], **RISKS)
    assert not without.no_go[:, 0].any()
    assert (without.no_go[:, 1] == full.no_go[:, 1]).all()
