"""Bounds against CP-SAT on random sites with shifts, too large to try everything."""

from random import Random

import pytest

from scheduler.engine.site.bounds import LowerBound
from scheduler.engine.site.check import checked_end
from scheduler.engine.site.cpsat.questions import ask
from scheduler.engine.site.cpsat.run import SolverEffort
from scheduler.engine.site.problem import (
    NOBODY,
    Apart,
    Resource,
    Site,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
)
from tests.engine.site.sites import table_of

DAY = 8
DAYS = 11
HORIZON = DAY * DAYS
ALWAYS = ((0, HORIZON),)
SHIFTS = tuple((DAY * day + 2, DAY * day + 6) for day in range(DAYS))
EVENINGS = tuple((DAY * day + 4, DAY * day + 8) for day in range(DAYS))
WEEKDAYS = tuple((DAY * day, DAY * (day + 3)) for day in range(0, DAYS, 4))
CALENDARS = (ALWAYS, SHIFTS, EVENINGS, WEEKDAYS)


class Draw:
    """Draws the parts of a random site; the crews are on their shifts, the bay is always open."""

    def __init__(self, seed):
        self.random = Random(seed)  # noqa: S311
        self.tables = []
        self.size = self.random.randint(4, 8)

    def table(self, duration, calendar):
        """Return the number of the table of a task on a calendar that pauses or runs through."""
        pauses = self.random.random() < 0.7
        table = table_of(duration, CALENDARS[calendar], pauses=pauses) if duration else ()
        table = table or table_of(max(duration, 1), ALWAYS, pauses=False)
        if table not in self.tables:
            self.tables.append(table)
        return self.tables.index(table)

    def mode(self):
        """Return a way that some crew does on its shift, perhaps in the bay."""
        random = self.random
        calendar, duration = random.randrange(4), random.choice((0, 1, 2, 3, 4, 4, 6, 7))
        demands = []
        if duration:
            demands = [(calendar, random.randint(1, 2))] * (calendar < 3)
            demands += [(3, 1)] * (random.random() < 0.5)
        return SiteMode(
            duration=duration,
            starts=self.table(duration, calendar),
            demands=tuple(demands),
            uses=((0, random.randint(0, 2)),),
            working=calendar,
        )

    def link(self):
        """Return a link of any kind, mostly from end to start."""
        random = self.random
        source, target = sorted(random.sample(range(self.size), 2))
        plain = random.random() < 0.6
        return SiteLink(
            source,
            target,
            from_end=plain or random.random() < 0.5,
            to_end=not plain and random.random() < 0.5,
            lag=random.choice((0, 0, 0, 1, 3, -1)),
            working=random.random() < 0.3,
        )

    def limit(self):
        """Return a limit that is seldom too tight."""
        random = self.random
        source, target = sorted(random.sample(range(self.size), 2))
        return SiteLimit(
            random.choice((source, source, NOBODY)),
            from_end=random.random() < 0.5,
            target=target,
            to_end=random.random() < 0.5,
            longest=random.randint(10, HORIZON // 2),
        )

    def apart(self, modes):
        """Return two ways of two tasks."""
        task, other = self.random.sample(range(self.size), 2)
        pick = self.random.randrange
        return Apart(task, pick(len(modes[task])), other, pick(len(modes[other])))

    def hold(self):
        """Return a hold of the bay."""
        source, target = sorted(self.random.sample(range(self.size), 2))
        return SiteHold(3, self.random.choice((source, source, NOBODY)), target, 1)

    def levels(self, calendar):
        """Return the head-counts of a crew: some people on shift, none else."""
        levels = [(0, 0)]
        for low, high in CALENDARS[calendar]:
            levels += [(low, self.random.randint(1, 3)), (high, 0)]
        steps = dict(levels)
        return tuple(sorted(steps.items()))

    def site(self):
        """Return the site; a milestone after all other tasks is the goal of most."""
        random = self.random
        modes = [
            tuple(self.mode() for _ in range(random.choice((1, 1, 2)))) for _ in range(self.size)
        ]
        links = [self.link() for _ in range(random.randint(0, self.size))]
        limits = [self.limit() for _ in range(random.choice((0, 0, 1, 2)))]
        apart = [self.apart(modes) for _ in range(random.choice((0, 2, 6)))]
        holds = [self.hold() for _ in range(random.choice((0, 0, 1)))]
        if random.random() < 0.8:
            links += [SiteLink(task, self.size) for task in range(self.size)]
            modes.append((SiteMode(duration=0, starts=self.table(0, 0)),))
        return Site(
            name="random",
            labels=tuple(map(str, range(len(modes)))),
            modes=tuple(modes),
            tables=tuple(self.tables),
            workings=CALENDARS,
            resources=(
                *(Resource(levels=self.levels(calendar)) for calendar in range(3)),
                Resource(levels=((0, random.randint(1, 2)),), kept=True),
            ),
            stores=(random.randint(self.size // 2, 2 * self.size),),
            links=tuple(links),
            limits=tuple(limits),
            holds=tuple(holds),
            apart=tuple(apart),
            goal=len(modes) - 1,
            horizon=HORIZON,
        )


def best_end(site):
    """Return the earliest end of the goal by CP-SAT, nothing if no placement keeps all rules."""
    best, known = None, HORIZON
    while True:
        answer = ask(site, known, SolverEffort(seconds=60), lambda: False)
        if answer.placement is None:
            assert answer.is_denied
            return best
        best = checked_end(site, answer.placement)
        known = best - 1


def check_bounds(seed):
    """Compare both kinds of bounds with the earliest end."""
    site = Draw(seed).site()
    best = best_end(site)
    if best is None:
        return
    bound = LowerBound(site)
    assert bound.value <= best
    assert bound.improve() <= best
    assert LowerBound(site).improve(best) <= best
    assert bound.prove(None, 5.0) <= best


@pytest.mark.parametrize("seed", range(5))
def test_no_bound_is_above_the_best_end_on_shifts(seed):
    """With crews on shifts, a bay, hazards, holds, limits and choices of ways."""
    check_bounds(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(10))
def test_no_bound_is_above_the_best_end_on_many_sites(block):
    """The same on more than a hundred sites."""
    for seed in range(100 + 12 * block, 112 + 12 * block):
        check_bounds(seed)
