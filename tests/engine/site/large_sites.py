"""Sites of some dozens of tasks with shifts, drawn from a seed, and orders of their tasks."""

from random import Random

from scheduler.engine.site.problem import (
    NOBODY,
    Apart,
    Resource,
    Site,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
    Starts,
)
from tests.engine.site.sites import table_of

DAY = 24
DAYS = 40
SHIFTS = ((0, 24), (6, 22), (8, 16))
LONGEST = 14


def shift_stretches(shift):
    """Return the working time of a shift on six days of seven."""
    low, high = shift
    days = range(DAYS)
    if shift == (0, 24):
        return ((0, DAY * DAYS),)
    return tuple((day * DAY + low, day * DAY + high) for day in days if day % 7 != 6)


def make_tables():
    """Return a table for milestones, then one for each shift, duration and kind of task."""
    horizon = DAY * DAYS
    tables, places = [(Starts(0, horizon),)], {}
    for shift in SHIFTS:
        for duration in range(1, LONGEST + 1):
            for pauses in (True, False):
                places[shift, duration, pauses] = len(tables)
                tables.append(table_of(duration, shift_stretches(shift), pauses=pauses))
    return tuple(tables), places


TABLES, PLACES = make_tables()


def seeded(seed):
    """Return random numbers that are the same for each seed."""
    return Random(seed)  # noqa: S311


def large_site(seed, size=20, *, choices=True, limits=2, holds=2, stores=False):
    """Return a site with tasks of all kinds, most of which can be placed in any order."""
    random = seeded(seed)
    resources = tuple(_resource(random, kept=place % 2 == 0) for place in range(5))
    modes = tuple(
        tuple(
            _mode(random, stores=stores) for _ in range(random.choice((1, 1, 3)) if choices else 1)
        )
        for _ in range(size)
    )
    return Site(
        name=f"large-{seed}",
        labels=tuple(f"task {task}" for task in range(size)),
        modes=modes,
        tables=TABLES,
        workings=tuple(map(shift_stretches, SHIFTS)),
        resources=resources,
        stores=(3 * size,) if stores else (),
        links=tuple(_links(random, size)),
        limits=tuple(_limit(random, size) for _ in range(limits)),
        holds=tuple(_hold(random, size) for _ in range(holds)),
        apart=tuple(_apart(random, modes) for _ in range(size // 2)),
        goal=size - 1,
        horizon=DAY * DAYS,
    )


def _resource(random, *, kept):
    change = random.randrange(1, DAY * DAYS // 2)
    return Resource(levels=((0, random.randint(2, 4)), (change, random.randint(3, 5))), kept=kept)


def _mode(random, *, stores):
    duration = random.choice((0, *range(1, LONGEST + 1)))
    shift, pauses = random.choice(SHIFTS), random.random() < 0.7
    short = SHIFTS[0] if not pauses and duration > 8 else shift
    demands = tuple((place, random.randint(1, 2)) for place in range(5) if random.random() < 0.4)
    return SiteMode(
        duration=duration,
        starts=PLACES[short, duration, pauses] if duration else 0,
        demands=demands,
        uses=((0, random.randint(1, 5)),) if stores else (),
        working=SHIFTS.index(short),
    )


def _links(random, size):
    for target in range(1, size):
        for source in random.sample(range(target), min(target, random.choice((0, 1, 1, 2)))):
            from_end, to_end = random.choice(((True, False),) * 4 + ((False, False), (True, True)))
            lag = random.choice((0, 0, 0, 5, 12, -4))
            yield SiteLink(source, target, from_end, to_end, lag, random.random() < 0.3)
    yield SiteLink(size // 2, size - 1, from_end=False, to_end=True, lag=3)


def _limit(random, size):
    first, second = sorted(random.sample(range(size), 2))
    if random.random() < 0.2:
        return SiteLimit(
            NOBODY, random.random() < 0.5, first, random.random() < 0.5, random.randint(300, 700)
        )
    ends = random.random() < 0.5, random.random() < 0.5
    return SiteLimit(first, ends[0], second, ends[1], random.randint(30, 200))


def _hold(random, size):
    first, second = sorted(random.sample(range(size), 2))
    source = NOBODY if random.random() < 0.2 else first
    target = first if random.random() < 0.1 else second
    return SiteHold(random.choice((0, 2, 4)), source, target, 1)


def _apart(random, modes):
    one, other = random.sample(range(len(modes)), 2)
    return Apart(one, random.randrange(len(modes[one])), other, random.randrange(len(modes[other])))


def random_order(site, random):
    """Return the tasks in a random order along the links."""
    missing = [len({link.source for link in links}) for links in site.links_into]
    ready = [task for task, count in enumerate(missing) if not count]
    order = []
    while ready:
        task = ready.pop(random.randrange(len(ready)))
        order.append(task)
        for target in {link.target for link in site.links_out[task]}:
            missing[target] -= 1
            if not missing[target]:
                ready.append(target)
    return order


def random_genes(site, random):
    """Return for each task a way or the choice of the one that ends first."""
    return [random.randrange(-1, len(modes)) for modes in site.modes]
