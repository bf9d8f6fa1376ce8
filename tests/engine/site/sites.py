"""Sites for the engine: written by hand, drawn at random, and solved by trying everything."""

from itertools import product

from hypothesis import strategies as st

from scheduler.engine.site.check import broken_rules
from scheduler.engine.site.problem import (
    NOBODY,
    Apart,
    Placement,
    Resource,
    Site,
    SiteHold,
    SiteLimit,
    SiteLink,
    SiteMode,
    Starts,
)

HORIZON = 9


def make_site(durations, **parts):
    """Return a site whose tasks have one way each and may start whenever they end in time."""
    horizon = parts.pop("horizon", HORIZON)
    modes = tuple(
        (SiteMode(duration=length, starts=length, demands=((0, 1),)),) for length in durations
    )
    lengths = range(max(mode.duration for each in parts.get("modes", modes) for mode in each) + 1)
    made = {
        "name": "site",
        "labels": tuple(str(task) for task in range(len(parts.get("modes", modes)))),
        "modes": modes,
        "tables": tuple((Starts(0, horizon - length),) for length in lengths),
        "workings": (((0, horizon),),),
        "resources": (Resource(levels=((0, 9),), kept=True),),
        "goal": len(parts.get("modes", modes)) - 1,
        "horizon": horizon,
    }
    return Site(**(made | parts))


def placed(starts, modes=None):
    """Return a placement of these starts, by default in the first ways."""
    return Placement(tuple(starts), tuple(modes or [0] * len(starts)), tuple(range(len(starts))))


def table_of(duration, stretches, *, pauses):
    """Return the legal starts of a task that works in stretches, pausing between or not."""
    table: list[Starts] = []
    for start in (tick for low, high in stretches for tick in range(low, high)):
        breaks = _breaks(start, duration, stretches)
        if breaks is None or (breaks and not pauses):
            continue
        if table and table[-1].high == start - 1 and table[-1].breaks == breaks:
            table[-1] = table[-1]._replace(high=start)
        else:
            table.append(Starts(start, start, breaks))
    return tuple(table)


def _breaks(start, duration, stretches):
    """Return the breaks that work from a start crosses, nothing if it is never done."""
    left, breaks, stopped = duration, [], start
    for low, high in stretches:
        if high <= start:
            continue
        if low > start:
            breaks.append((stopped, low))
        left -= high - max(low, start)
        stopped = high
        if left <= 0:
            return tuple(breaks)
    return None


@st.composite
def sites(draw, most_tasks=4):
    """Return a random site with every kind of rule; few have no placement."""
    size = draw(st.integers(2, most_tasks))
    stretches = draw(st.sampled_from([((0, 9),), ((0, 3), (4, 9)), ((1, 3), (5, 7), (8, 9))]))
    durations = (0, 1, 2, 3)
    tables = [(Starts(0, HORIZON),)]
    for duration in durations[1:]:
        tables.append((Starts(0, HORIZON - duration),))
        tables.append(table_of(duration, stretches, pauses=True))
        tables.append(table_of(duration, stretches, pauses=False))
    amounts = st.integers(0, 2)

    def mode():
        duration = draw(st.sampled_from(durations))
        table = 0 if duration == 0 else 3 * duration - 2 + draw(st.integers(0, 2))
        return SiteMode(
            duration=duration,
            starts=table,
            demands=tuple((place, draw(amounts)) for place in range(2)) if duration else (),
            uses=((0, draw(amounts)),),
            working=draw(st.integers(0, 1)),
            option=draw(st.integers(0, 9)),
        )

    modes = tuple(tuple(mode() for _ in range(draw(st.integers(1, 2)))) for _ in range(size))
    tasks = st.integers(0, size - 1)
    pairs = st.tuples(tasks, tasks).filter(lambda pair: pair[0] < pair[1])
    link = st.builds(
        lambda pair, *rest: SiteLink(*pair, *rest),
        pairs,
        st.booleans(),
        st.booleans(),
        st.integers(-2, 2),
        st.booleans(),
    )
    limit = st.builds(
        SiteLimit, tasks | st.just(NOBODY), st.booleans(), tasks, st.booleans(), st.integers(0, 6)
    )
    hold = st.builds(SiteHold, st.just(0), tasks | st.just(NOBODY), tasks, st.integers(0, 1))
    apart = st.builds(
        lambda pair, one, other: Apart(
            pair[0], one % len(modes[pair[0]]), pair[1], other % len(modes[pair[1]])
        ),
        pairs,
        st.integers(0, 1),
        st.integers(0, 1),
    )
    levels = ((0, draw(amounts)), (draw(st.integers(1, 8)), draw(st.integers(1, 3))))
    return Site(
        name="random",
        labels=tuple(str(task) for task in range(size)),
        modes=modes,
        tables=tuple(tables),
        workings=(((0, HORIZON),), stretches),
        resources=(
            Resource(levels=((0, 3),), kept=True),
            Resource(levels=levels),
        ),
        stores=(draw(st.integers(size // 2, 2 * size)),),
        links=tuple(draw(st.lists(link, max_size=size))),
        limits=tuple(draw(st.lists(limit, max_size=2))),
        holds=tuple(draw(st.lists(hold, max_size=1))),
        apart=tuple(draw(st.lists(apart, max_size=2))),
        goal=size - 1,
        horizon=HORIZON,
    )


def legal_starts(site, task, mode):
    """Return every legal start of a way."""
    return [start for low, high, _ in site.starts_of(task, mode) for start in range(low, high + 1)]


def candidates(site):
    """Yield every placement of legal starts, whether it keeps the other rules or not."""
    for modes in product(*(range(len(each)) for each in site.modes)):
        starts = (legal_starts(site, task, mode) for task, mode in enumerate(modes))
        for chosen in product(*starts):
            yield placed(chosen, modes)


def placements(site):
    """Yield every placement that keeps all rules, by trying everything."""
    return (each for each in candidates(site) if not broken_rules(site, each))


def earliest_end(site):
    """Return the least end of the goal, nothing if no placement keeps all rules."""
    best = None
    for each in candidates(site):
        end = site.goal_end(each.starts, each.modes)
        if (best is None or end < best) and not broken_rules(site, each):
            best = end
    return best
