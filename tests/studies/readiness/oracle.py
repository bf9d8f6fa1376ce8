"""
What happens when a vehicle is called, hour by hour: every plan of a tiny site is looked at.

Nothing here knows calendars, campaigns, situations or solvers. Times are hours since Monday 08:00.
The day shift is from 08:00 to 16:00, the evening shift from 16:00 to 24:00, every day; the steps of
the mission are V1's, those of the vehicle that may be called V2's, and X is a neighbour.
"""

from dataclasses import dataclass, field, replace
from itertools import chain, combinations, product
from random import Random

HORIZON = 96
INSTANT = 10
NODES = 20_000


class TooLarge(Exception):
    """The search would take too long."""


@dataclass(frozen=True)
class Link:
    """A link from a step: it comes so many hours after the end of that, or after its start."""

    source: str
    lag: int = 0
    from_start: bool = False


@dataclass(frozen=True)
class Step:
    """
    A step; its kind is ``run``, ``pausable`` or ``elapsed``.

    One with ``instant`` ends at 18:00; one with ``dates`` is worked on between these hours alone.
    """

    name: str
    owner: str
    hours: int
    kind: str = "run"
    crew: tuple[tuple[str, int], ...] = ()
    place: str = ""
    clears: bool = False
    after: tuple[Link, ...] = ()
    standby: bool = False
    instant: bool = False
    dates: tuple[int, int] | None = None
    earliest: int = 0


@dataclass(frozen=True)
class Hold:
    """Room for one from the start of a step to the end of another, in which steps are done."""

    place: str
    first: str
    last: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Site:
    """A site; ``crews`` are the people by day and in the evening, ``launch`` is the mission's."""

    steps: dict[str, Step]
    crews: dict[str, tuple[int, int]]
    rooms: dict[str, int]
    launch: str
    standby: str
    holds: tuple[Hold, ...] = ()
    done: frozenset[str] = frozenset()
    stands_for: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    muster: int = 0

    def of(self, owner):
        """Return the names of the steps of a vehicle or a neighbour."""
        return [x.name for x in self.steps.values() if x.owner == owner]


@dataclass(frozen=True)
class Run:
    """A step in time: its first hour, the hour at which it has ended, the hours of its work."""

    start: int
    end: int
    worked: tuple[int, ...]


def works(site, step, hour):
    """Whether a step can be worked on in an hour."""
    if step.dates is not None and not step.dates[0] <= hour < step.dates[1]:
        return False
    return step.kind == "elapsed" or all(
        people <= on_shift(site, crew, hour) for crew, people in step.crew
    )


def on_shift(site, crew, hour):
    """Return the people of a crew at work in an hour."""
    day, evening = site.crews[crew]
    clock = hour % 24
    return day if clock < 8 else evening if clock < 16 else 0


def runs(site, step, first):
    """Return all runs of a step from an hour on."""
    found = []
    for start in range(max(first, step.earliest, 0), HORIZON):
        run = run_from(site, step, start)
        if run is not None and (not step.instant or run.end % 24 == INSTANT):
            found.append(run)
    return found


def run_from(site, step, start):
    """Return the run of a step from an hour, nothing if it may not start there."""
    worked = []
    for hour in range(start, HORIZON):
        if works(site, step, hour):
            worked.append(hour)
        elif step.kind != "pausable" or not worked:
            return None
        if len(worked) == step.hours:
            return Run(start, hour + 1, tuple(worked))
    return None


class Puzzle:
    """
    Steps of a site to be placed; some of them have only one run.

    ``old`` are the steps that were under way at the hour ``now``; ``past`` has the start and the
    end of those that are over. Which runs of a step can stand beside a run of another is kept as a
    number with a bit for each of them.
    """

    def __init__(self, site, now, choices, old, past):
        self.site, self.now, self.old, self.past = site, now, old, past
        over = past.keys() | site.done
        self.holds = [hold for hold in site.holds if hold.last not in over]
        self.begun = over | old
        self.runs = {
            name: [run for run in found if name in old or self._is_free(name, run)]
            for name, found in choices.items()
        }
        self.apart = self._separations()
        self.beside = {}
        self.nodes = 0

    def _is_free(self, name, run):
        """Whether a step keeps its links from steps that are over, and holds that have begun."""
        return all(
            self.past[x.source][0 if x.from_start else 1] + x.lag <= run.start
            for x in self.site.steps[name].after
            if x.source in self.past
        )

    def _separations(self):
        """Return by how many hours at least steps start after others that are to be placed."""
        found: dict[tuple[str, str], int] = {}
        names = list(self.runs)
        for name in names:
            for x in self.site.steps[name].after if name not in self.old else ():
                if x.source in self.runs and x.source not in self.old:
                    hours = 0 if x.from_start else self.site.steps[x.source].hours
                    found[x.source, name] = max(found.get((x.source, name), 0), hours + x.lag)
        for middle, first, last in product(names, names, names):
            if (first, middle) in found and (middle, last) in found:
                through = found[first, middle] + found[middle, last]
                found[first, last] = max(found.get((first, last), 0), through)
        return found

    def solve(self, random=None, **only):
        """
        Return runs for all steps that keep all rules, nothing if there are none.

        Of the steps in ``only`` some runs alone are allowed, by their places; with ``random`` the
        first plan found is any one.
        """
        left = {name: (1 << len(found)) - 1 for name, found in self.runs.items()}
        left |= only
        self.nodes = 0
        return self._place({}, left, random) if all(left.values()) else None

    def _place(self, placed, left, random):
        if not left:
            return placed
        self.nodes += 1
        if self.nodes > NODES:
            raise TooLarge
        name = min(left, key=lambda x: left[x].bit_count())
        places = [k for k in range(len(self.runs[name])) if left[name] >> k & 1]
        if random is not None:
            random.shuffle(places)
        for k in places:
            more = {**placed, name: self.runs[name][k]}
            if self._has_people(name, more) and self._has_room(more):
                rest = {x: left[x] & self._besides(name, k, x) for x in left if x != name}
                found = self._place(more, rest, random) if all(rest.values()) else None
                if found is not None:
                    return found
        return None

    def _besides(self, name, k, other):
        """Return which runs of a step can stand beside one of another."""
        key = name, k, other
        if key not in self.beside:
            one = self.runs[name][k]
            self.beside[key] = sum(
                1 << n
                for n, run in enumerate(self.runs[other])
                if self._fit(name, one, other, run) and self._fit(other, run, name, one)
            )
        return self.beside[key]

    def _fit(self, name, run, other, later):
        """Whether a run of a step keeps what is said of it and another."""
        return (
            self._is_linked(name, run, other, later)
            and self._is_held(name, run, other, later)
            and not self._is_in_the_way(name, run, other, later)
        )

    def _is_linked(self, name, run, other, later):
        """Whether the second step comes after the first by its links."""
        if other in self.old:
            return True
        return later.start >= run.start + self.apart.get((name, other), -HORIZON) and all(
            (run.start if x.from_start else run.end) + x.lag <= later.start
            for x in self.site.steps[other].after
            if x.source == name
        )

    def _is_held(self, name, run, other, later):
        """Whether the second step lies within the holds that begin or end with the first."""
        for hold in self.holds:
            is_first = name == hold.first and name not in self.begun
            if is_first and other in hold.steps and later.start < run.start:
                return False
            if name == hold.last and other in (*hold.steps, hold.first) and later.end > run.end:
                return False
        return True

    def _is_in_the_way(self, name, run, other, later):
        """Whether the first step clears the place of the second meanwhile, or takes its people."""
        one, two = self.site.steps[name], self.site.steps[other]
        together = run.start < later.end and later.start < run.end
        if together and one.clears and one.place == two.place:
            return True
        for crew in dict(one.crew).keys() & dict(two.crew).keys():
            people = dict(one.crew)[crew] + dict(two.crew)[crew]
            for hour in set(run.worked) & set(later.worked):
                if people > on_shift(self.site, crew, hour):
                    return True
        return False

    def _start_of(self, name, placed):
        if name in self.begun:
            return self.now
        return placed[name].start if name in placed else None

    def _has_people(self, name, placed):
        """Whether there are people for a step beside those placed."""
        for crew, people in self.site.steps[name].crew:
            for hour in placed[name].worked:
                there = on_shift(self.site, crew, hour)
                others = sum(
                    dict(self.site.steps[x].crew).get(crew, 0)
                    for x, run in placed.items()
                    if x != name and hour in run.worked
                )
                if people + others > there:
                    return False
        return True

    def _has_room(self, placed):
        """Whether nobody comes in who finds no room, steps under way and old holds counting."""
        for place, room in self.site.rooms.items():
            spans = list(self._taken(place, placed))
            for hour in {max(start, self.now) for start, _, _ in spans}:
                here = [is_old for start, end, is_old in spans if start <= hour < end]
                if len(here) > max(room, sum(here)):
                    return False
        return True

    def _taken(self, place, placed):
        """Yield from when to when room is taken, and whether it was taken before now."""
        holds = [hold for hold in self.holds if hold.place == place]
        inside = {x for hold in holds for x in hold.steps}
        for name, run in placed.items():
            if self.site.steps[name].place == place and name not in inside:
                yield run.start, run.end, name in self.old
        for hold in holds:
            start, last = self._start_of(hold.first, placed), placed.get(hold.last)
            if start is not None and last is not None:
                is_old = hold.first in self.begun
                yield start, last.end, is_old


def any_plan(site, seed):
    """Return some plan of a site before anyone is called, nothing if none is found quickly."""
    todo = [step for step in site.steps.values() if step.name not in site.done]
    choices = {step.name: runs(site, step, 0) for step in todo}
    if not all(choices.values()):
        return None
    try:
        return Puzzle(site, 0, choices, set(), {}).solve(Random(seed))  # noqa: S311
    except TooLarge:
        return None


def copies(site):
    """Return the site with the steps that V2 takes over from V1, and its holds."""
    names = {x: f"V2/{x}" for x in site.of("V1") if not site.steps[x].standby}
    more = {}
    for old, name in names.items():
        step = site.steps[old]
        links = [_link_of_copy(site, names, link) for link in step.after]
        if old == site.launch:
            links.append(Link(site.standby))
        more[name] = replace(
            step,
            name=name,
            owner="V2",
            after=tuple(links),
            place=site.places.get(step.place, step.place),
        )
    return replace(site, steps={**site.steps, **more}, holds=tuple(_holds(site, names)))


def _link_of_copy(site, names, link):
    if link.source in names:
        return replace(link, source=names[link.source])
    if site.steps[link.source].owner != "V1":
        return link
    if link.source in site.stands_for:
        return replace(link, source=site.stands_for[link.source])
    return Link(site.standby, link.lag)


def _holds(site, names):
    """Yield the holds once the vehicle is called."""
    held = dict(enumerate(site.holds))
    own = site.of("V2")
    for hold in site.holds:
        if hold.last not in names or site.steps[hold.first].owner != "V1":
            continue
        place = site.places.get(hold.place, hold.place)
        inside = tuple(names[x] for x in hold.steps if x in names)
        going_on = [k for k, x in held.items() if x.place == place and x.last in own]
        if hold.first in names:
            held[len(held)] = Hold(place, names[hold.first], names[hold.last], inside)
        elif going_on:
            old = held[going_on[0]]
            held[going_on[0]] = replace(old, last=names[hold.last], steps=(*old.steps, *inside))
        else:
            first, steps = _stand_in(site, hold.first, place, own)
            held[len(held)] = Hold(place, first, names[hold.last], (*steps, *inside))
    return held.values()


def _stand_in(site, left_out, place, own):
    """Return with what a hold begins, and whether that is done in its room."""
    here = [x for x in own if site.steps[x].place == place]
    first = site.stands_for.get(left_out, (*here, site.standby)[0])
    return first, ((first,) if site.steps[first].place == place else ())


def without(site, gone):
    """Return the site without some steps; nothing waits for them, and their holds are over."""
    steps = {
        name: replace(step, after=tuple(x for x in step.after if x.source not in gone))
        for name, step in site.steps.items()
        if name not in gone
    }
    holds = tuple(
        replace(hold, steps=tuple(x for x in hold.steps if x not in gone))
        for hold in site.holds
        if not gone & {hold.first, hold.last}
    )
    return replace(site, steps=steps, holds=holds)


def left_out(site, name):
    """Return the site in which a step is left out: what it followed is followed by the rest."""
    gone = site.steps[name]
    steps = {}
    for key, step in site.steps.items():
        links = []
        for link in step.after:
            if link.source != name:
                links.append(link)
                continue
            links += [replace(x, lag=x.lag + link.lag) for x in gone.after]
        steps[key] = replace(step, after=tuple(links))
    holds = []
    for hold in site.holds:
        before = {x.source for x in gone.after}
        if name == hold.first or (name == hold.last and len(before) != 1):
            return None
        last = before.pop() if name == hold.last else hold.last
        holds.append(replace(hold, last=last))
    return without(replace(site, steps=steps, holds=tuple(holds)), {name})


def earliest(site, plan, at, others):
    """
    Return the hour of the earliest launch of V2, called so many minutes after the start.

    Until then the plan went on as it stands. Nothing is returned if there is no launch at all.
    """
    begun = {name for name, run in plan.items() if run.start * 60 < at}
    called = copies(site)
    if others == "lost" and site.launch not in begun | site.done:
        called = without(called, set(site.of("V1")) - begun - site.done)
    found = []
    may_go = [x for x in site.only if x not in begun | site.done]
    subsets = (combinations(may_go, size) for size in range(len(may_go) + 1))
    for subset in chain.from_iterable(subsets):
        left = called
        for name in subset:
            left = None if left is None else left_out(left, name)
        if left is not None:
            launch = _earliest(site, left, plan, at, others)
            found += [] if launch is None else [launch]
    return min(found, default=None)


def _earliest(site, called, plan, at, others):
    launch = f"V2/{site.launch}"
    puzzle = Puzzle(called, -(-at // 60), *_choices(site, called, plan, at, others))
    for day in range(0, HORIZON, 24):
        wanted = [run.end == day + INSTANT for run in puzzle.runs[launch]]
        only = {launch: sum(is_wanted << k for k, is_wanted in enumerate(wanted))}
        if puzzle.solve(**only) is not None:
            return day + INSTANT
    return None


def _choices(site, called, plan, at, others):
    """Return the runs of all steps still to be done, those under way, and those that are over."""
    now = -(-at // 60)
    choices, old, past = {}, set(), {}
    for name, step in called.steps.items():
        run = plan.get(name)
        if name in site.done:
            past[name] = (-HORIZON, -HORIZON)
        elif run is not None and run.start * 60 < at:
            if run.end * 60 <= at:
                past[name] = (run.start, run.end)
            else:
                worked = tuple(x for x in run.worked if x >= at // 60)
                choices[name] = [replace(run, worked=worked)]
                old.add(name)
        elif run is not None and stays(site, step, others):
            choices[name] = [run]
        else:
            wait = site.muster if name not in plan else 0
            choices[name] = runs(called, step, -(-(at + wait) // 60) if wait else now)
    return choices, old, past


def stays(site, step, others):
    """Whether a step of somebody else stays at its announced hour."""
    if step.owner == "V2":
        return False
    if others == "keep" or step.owner == "X":
        return True
    return others == "launch" and step.name == site.launch
