"""The rival is asked the same question: its optimum is ours, and its schedules pass our checks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from scheduler.engine.check import checked_makespan
from scheduler.engine.site.calendar_variant import breaks_of, with_shifts
from scheduler.engine.site.check import checked_end
from scheduler.engine.site.problem import (
    Resource,
    Site,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
    Starts,
)
from tests.engine.projects import make_project, projects, shortest_makespan
from tests.planning.campaigns import REPEATABLE

jobshop = pytest.importorskip("benchmarks.jobshop")
EFFORT = jobshop.Effort(seconds=60.0, workers=1, seed=1)


def make_site(*modes, capacity=1, horizon=20, **rules):
    """Return a site of tasks on one resource, each with ways of so many ticks and amounts."""
    lengths = [[mode if isinstance(mode, tuple) else (mode, 1) for mode in task] for task in modes]
    flat = sorted({length for task in lengths for length, _ in task})
    return Site(
        name="site",
        labels=tuple(map(str, range(len(modes)))),
        modes=tuple(
            tuple(
                SiteMode(
                    duration=length,
                    starts=flat.index(length),
                    demands=((0, amount),) if amount else (),
                    uses=rules.get("uses", {}).get((task, place), ()),
                )
                for place, (length, amount) in enumerate(own)
            )
            for task, own in enumerate(lengths)
        ),
        tables=tuple((Starts(0, horizon - length),) for length in flat),
        workings=(((0, horizon),),),
        resources=(Resource(levels=((0, capacity),), kept=True),),
        stores=rules.get("stores", ()),
        links=rules.get("links", ()),
        limits=rules.get("limits", ()),
        goal=len(modes) - 1,
        horizon=horizon,
    )


def shortest(site, breaks=()):
    """Return the optimum of the rival, checked, or nothing if it proves that there is none."""
    answer = jobshop.ask(jobshop.site_model(site, breaks), EFFORT)
    if answer.infeasible:
        return None
    end = checked_end(site, jobshop.placement_of(site, answer))
    assert answer.bound == end
    return end


@settings(REPEATABLE, max_examples=15)
@given(projects(most_tasks=4, most_resources=2))
def test_a_textbook_project_has_the_same_optimum(problem):
    """It is that of a search that tries all starts."""
    answer = jobshop.ask(jobshop.textbook_model(problem), EFFORT)

    assert checked_makespan(problem, answer.starts) == answer.bound == shortest_makespan(problem)


def test_a_limit_holds_back_the_first_of_its_events():
    """The second starts six after the first ends and ends at most eleven after it starts."""
    links = (SiteLink(0, 1, lag=6), SiteLink(1, 2))
    limit = SiteLimit(0, from_end=False, target=1, to_end=True, longest=11)

    tight = make_site([3], [2], [(0, 0)], links=links, limits=(limit,))

    assert shortest(tight) == 11
    assert shortest(replace(tight, limits=(limit._replace(longest=10),))) is None


def test_a_task_takes_the_mode_that_the_store_leaves():
    """Two short ways would use six of a store of five: one task takes its long way."""
    uses = {(task, 0): ((0, 3),) for task in (0, 1)}
    site = make_site([2, 5], [2, 5], [(0, 0)], uses=uses, stores=(5,))
    site = replace(site, links=(SiteLink(0, 2), SiteLink(1, 2)))

    assert shortest(site) == 7


def test_tasks_pause_with_the_shifts_of_their_resources():
    """Ten hours from 08 to 16 end at 10 the next day; whoever waits for them begins then."""
    demands = [[0, 0, 1, 0], [0, 0, 1, 0]]
    site = with_shifts(make_project([10, 3], demands, (1, 1, 1, 1), links=[(0, 1)]))
    breaks = [breaks_of(place, site.horizon) for place in range(4)]

    assert shortest(site, breaks) == 24 + 13


def test_rules_that_the_model_would_drop_are_refused():
    """A hold has no counterpart in the model."""
    site = replace(make_site([1]), holds=(SiteHold(0, 0, 0, 1),))

    with pytest.raises(ValueError, match="rules that published projects do not have"):
        jobshop.site_model(site)
