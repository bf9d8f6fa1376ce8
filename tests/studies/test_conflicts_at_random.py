"""Conflicts and relaxations of random campaigns against an exhaustive search."""

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from scheduler.model.notation.durations import HOUR
from scheduler.planning.search.decision import Answer
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.conflicts.finding import find_conflicts
from scheduler.studies.conflicts.rulebook import DATE, collect_rules
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.rule import RuleFamily
from tests.brute_force import BruteForce, TooLarge
from tests.builders import ONE_WORKER, PLAN, make_situation
from tests.planning.campaigns import REPEATABLE, campaigns

NODES = 10_000
WEEKS = ("mon", "fri", "mon,wed", "sat,sun,mon", "tue-thu")
"""Days of a crew, over a weekend too."""


class AnyPlan(BruteForce):
    """The rules of the exhaustive search, asked only whether some plan launches by an hour."""

    def exists(self, by):
        """Whether there is a plan that launches by an hour, or at all."""
        self.nodes = 0
        launch = self.campaign.launch
        return any(
            self.can_complete([run], self.fitting(run, self.choices, launch))
            for run in self.choices[launch]
            if by is None or run.end <= by
        )

    def fitting(self, run, choices, name):
        """Return the runs of the other tasks that fit to one."""
        return {
            other: [each for each in runs if self.fit(run, each)]
            for other, runs in choices.items()
            if other != name
        }

    def can_complete(self, placed, choices):
        """Whether runs of all other tasks can join those that are placed."""
        self.nodes += 1
        if self.nodes > NODES:
            raise TooLarge
        if not choices:
            return True
        name = min(choices, key=lambda each: len(choices[each]))
        return any(
            not self.overdrawn([*placed, run])
            and self.can_complete([*placed, run], self.fitting(run, choices, name))
            for run in choices[name]
        )


def is_possible(campaign, by):
    """Ask the exhaustive search for a launch by a minute."""
    search = AnyPlan(campaign, campaign.resolve_scenario(PLAN))
    return search.exists(None if by is None else by / HOUR)


def draw_impossible_date(campaign, early):
    """Return a minute by which a campaign cannot launch, or nothing if it has no plan at all."""
    search = BruteForce(campaign, campaign.resolve_scenario(PLAN))
    assume(campaign.launch in search.tasks and all(search.choices.values()))
    best = search.search()
    return None if best is None else (best.launch - early) * HOUR


def explain(campaign, early):
    """Return the conflicts of a random campaign for a date that cannot be met, and the date."""
    try:
        by = draw_impossible_date(campaign, early)
    except TooLarge:
        assume(condition=False)
    found = find_conflicts(campaign, PLAN, by, ONE_WORKER)
    assert found.answer is Answer.IMPOSSIBLE
    return found, by


def with_own_week(campaign, week):
    """Return a campaign in which the mechanics work on days of their own."""
    return apply_changes(campaign, PLAN, [Change("week", "MEC", "", week)])


def conflicts_are_minimal(campaign, early):
    """Compare every conflict, and each without one member, with the exhaustive search."""
    found, by = explain(campaign, early)
    book = collect_rules(make_situation(campaign), by)
    event("without a date" if by is None else "with a date")
    for conflict in found.conflicts:
        keys = {rule.key for rule in conflict.members}
        event("a conflict")
        if any(rule.family is RuleFamily.WEEK for rule in conflict.members):
            event("a day off for a crew")
        try:
            assert not is_possible(book.keep_only(keys), by if DATE in keys else None)
            for key in keys:
                rest = keys - {key}
                assert is_possible(book.keep_only(rest), by if DATE in rest else None)
        except TooLarge:
            event("too large")
        assert conflict.is_minimal


@settings(REPEATABLE, max_examples=10)
@given(campaigns(), st.integers(1, 4))
def test_conflicts_are_minimal(campaign, early):
    """A conflict is impossible by itself and possible without any one of its members."""
    conflicts_are_minimal(campaign, early)


@settings(REPEATABLE, max_examples=9)
@given(campaigns(), st.sampled_from(WEEKS), st.integers(1, 4))
def test_conflicts_of_a_crew_with_its_own_week_are_minimal(campaign, week, early):
    """The days off for one crew are rules like any other."""
    conflicts_are_minimal(with_own_week(campaign, week), early)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=300)
@given(campaigns(), st.sampled_from(WEEKS), st.integers(1, 12))
def test_relaxations_of_a_crew_with_its_own_week_do(campaign, week, early):
    """So are the days that it can work, too."""
    relaxations_do(with_own_week(campaign, week), early)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=300)
@given(campaigns(), st.integers(1, 12))
def test_conflicts_are_minimal_at_length(campaign, early):
    """The same on many more campaigns."""
    conflicts_are_minimal(campaign, early)


def relaxations_do(campaign, early):
    """Compare every relaxation, and the launch it leads to, with the exhaustive search."""
    found, by = explain(campaign, early)
    for each in (*found.relaxations, *filter(None, (found.together,))):
        changed = apply_changes(campaign, PLAN, list(each.changes))
        event("a relaxation" if each.changes else "another date")
        assert by is None or not each.changes or each.launch <= by
        try:
            assert is_possible(changed, each.launch)
            assert not is_possible(changed, each.launch - HOUR)
        except TooLarge:
            event("too large")


@settings(REPEATABLE, max_examples=10)
@given(campaigns(), st.integers(1, 4))
def test_relaxations_do(campaign, early):
    """A relaxation makes the date possible, and its launch is the earliest then."""
    relaxations_do(campaign, early)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=300)
@given(campaigns(), st.integers(1, 12))
def test_relaxations_do_at_length(campaign, early):
    """The same on many more campaigns."""
    relaxations_do(campaign, early)
