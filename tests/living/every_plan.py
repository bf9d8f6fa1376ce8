"""
Every plan of a tiny campaign with facts, hour by hour: the rules of facts told a second time.

Nothing here knows calendars, situations or solvers. Times are hours since Monday 08:00; one crew W
works from 08:00 to 16:00, and there is one place, HALL. The last step is the launch; it takes an
hour by the clock after all others. Quiet hours are from 08:00 to 12:00, and what has to end by
the bell ends at 14:00.
"""

from dataclasses import dataclass, field
from itertools import product

HORIZON = 96
PEOPLE = 2


@dataclass
class Link:
    """A link from a step: which ends it ties, its lag in hours, and whether it is hard."""

    source: str
    from_end: bool = True
    to_end: bool = False
    lag: int = 0
    hard: bool = True


@dataclass
class Limit:
    """The most hours between two events, each a step and whether its end is meant."""

    source: tuple[str, bool]
    target: tuple[str, bool]
    most: int


@dataclass
class Rules:
    """
    What holds beside the steps: room of the hall, limits, days in a row on duty, a hold.

    From the start of the step ``holds`` to the end of another, ``until``, room for one is held in
    the hall.
    """

    room: int = 1
    limits: tuple[Limit, ...] = ()
    days: int | None = None
    holds: str | None = None
    until: str = "go"


@dataclass
class Step:
    """
    A step and what is recorded of it; ``state`` is todo, done, going or stopped.

    A ``quiet`` one is worked on in quiet hours alone, one with a ``bell`` ends by the bell.
    """

    name: str
    hours: int
    kind: str
    people: int = 0
    place: bool = False
    clears: bool = False
    after: list[Link] = field(default_factory=list)
    state: str = "todo"
    start: int = 0
    end: int = 0
    left: int = 0
    resume: int = 0
    safe: bool = False
    stay: bool = False
    quiet: bool = False
    bell: bool = False


def is_worked(hour, step):
    """Whether the crew of a step is there in an hour."""
    return is_open(hour, step) and (step.kind == "elapsed" or not step.people or hour % 24 < 8)


def is_open(hour, step):
    """Whether an hour is quiet enough for a step."""
    return not step.quiet or hour % 24 < 4


def ends_well(hours, step):
    """Whether a step that is worked on in some hours ends by the bell, if it has to."""
    return not step.bell or (hours[-1] + 1) % 24 == 6


def run(step, start, hours):
    """Return the hours of work of a run from a start, nothing if it may not start there."""
    found = []
    for hour in range(start, HORIZON):
        if is_worked(hour, step):
            found.append(hour)
        elif step.kind != "pausable" or not found:
            return None
        if len(found) == hours:
            return found
    return None


def goes_on(step, now):
    """Return the hours in which a step under way is worked on: the first that there are."""
    by_clock = step.kind == "elapsed" or step.stay
    worked = [x for x in range(now, HORIZON) if (is_open if by_clock else is_worked)(x, step)]
    return worked[: step.left] if len(worked) >= step.left else None


class EveryPlan:
    """The plans of a campaign from an hour on, under rules that hold beside its steps."""

    def __init__(self, steps, now, rules):
        self.steps = {step.name: step for step in steps}
        self.now, self.rules = now, rules
        self.worked, self.waiting = {}, set()
        self.handed_on, self.links = {}, {}
        self.best = HORIZON + 1
        for step in steps:
            self.look_at(step)

    def event(self, link, spans=None):
        """Return the hour of what a link looks at, nothing as long as that is undecided."""
        source = self.steps[link.source]
        if source.state == "done":
            return source.end if link.from_end else source.start
        if not link.from_end and source.state != "todo":
            return source.start
        if link.from_end and link.source in self.worked:
            return self.worked[link.source][-1] + 1
        return None if spans is None else spans[link.source][link.from_end]

    def bound(self, link, spans=None):
        """Return the hour from which on a link is met."""
        event = self.event(link, spans)
        return None if event is None else event + link.lag

    def look_at(self, step):
        """Find out how a step goes on, and what it hands on to those after it."""
        own = [*step.after]
        for link in step.after:
            handed_on = self.handed_on.get(link.source, ()) if link.hard else ()
            own += [Link(x.source, x.from_end, link.to_end, x.lag) for x in handed_on]
        self.links[step.name] = own
        bounds = [(link, self.bound(link)) for link in own]
        if step.state == "done":
            self.handed_on[step.name] = [
                link
                for link, bound in bounds
                if link.hard
                and (
                    bound is None or bound > max(self.now, step.end if link.to_end else step.start)
                )
            ]
        if step.state != "going":
            return
        worked = goes_on(step, self.now)
        hard = [(link, bound) for link, bound in bounds if link.hard]
        if worked is None or any(
            bound is None
            or (bound > worked[-1] + 1 if link.to_end else bound > max(step.start, self.now))
            for link, bound in hard
        ):
            self.waiting.add(step.name)
        else:
            self.worked[step.name] = worked

    def open_steps(self):
        """Return the steps that have to be placed, launch left out."""
        named = list(self.steps.values())[:-1]
        return [x for x in named if x.state != "done" and x.name not in self.worked]

    def starts(self, step):
        """Yield the runs from which a step may be chosen."""
        is_todo = step.state == "todo"
        first = max(self.now, step.resume) if step.state == "stopped" else self.now
        for start in range(first, HORIZON):
            worked = run(step, start, step.hours if is_todo else step.left)
            if worked is not None and ends_well(worked, step):
                yield worked

    def launch(self):
        """Return the end of the earliest launch of any plan, nothing if there is none."""
        self.best = HORIZON + 1
        if all(ends_well(hours, self.steps[name]) for name, hours in self.worked.items()):
            self.place(self.open_steps(), self.worked)
        return self.best if self.best <= HORIZON else None

    def place(self, free, worked):
        """Place the first of some steps at each start that could lead to a better launch."""
        if not free:
            launch = self.launch_after(worked)
            self.best = self.best if launch is None else min(self.best, launch)
            return
        for hours in self.starts(free[0]):
            if hours[-1] + 2 >= self.best:
                break
            more = {**worked, free[0].name: hours}
            if self.launch_after(more) is not None:  # what is against it now stays so
                self.place(free[1:], more)

    def launch_after(self, worked):
        """
        Return the end of launch when other steps are worked on in those hours.

        If there is none, there is none either with more steps, since they come in order of links.
        """
        spans = {name: (hours[0], hours[-1] + 1) for name, hours in worked.items()}
        if not all(self.keeps_links(self.steps[name], spans) for name in worked):
            return None
        if not (self.has_people(worked) and self.has_room(spans) and self.is_clear(spans)):
            return None
        last = list(self.steps.values())[-1]
        known = (x for x in self.links[last.name] if self.knows(x.source, spans))
        start = max([self.now, *(self.bound(x, spans) for x in known)])
        spans[last.name] = start, start + 1
        if not (self.keeps_limits(spans) and self.keeps_duty(worked)):
            return None
        return start + 1 if start + 1 <= HORIZON else None

    def keeps_limits(self, spans):
        """Whether limits are kept that do not lead to what is recorded."""
        return all(
            self.recorded(*limit.target) is not None
            or not (self.knows(limit.source[0], spans) and self.knows(limit.target[0], spans))
            or self.hour_of(limit.target, spans) - self.hour_of(limit.source, spans) <= limit.most
            for limit in self.rules.limits
        )

    def knows(self, name, spans):
        """Whether a step has its hours, planned or recorded."""
        return name in spans or self.steps[name].state == "done"

    def recorded(self, name, is_end):
        """Return the recorded hour of an event, nothing if there is none."""
        step = self.steps[name]
        if step.state == "done":
            return step.end if is_end else step.start
        return None if is_end or step.state == "todo" else step.start

    def hour_of(self, event, spans):
        """Return the hour of an event, a step and whether it is its end, recorded or planned."""
        name, is_end = event
        recorded = self.recorded(name, is_end)
        return spans[name][is_end] if recorded is None else recorded

    def keeps_duty(self, worked):
        """Whether the crew has a day off often enough, but for days that facts give."""
        if self.rules.days is None:
            return True
        given = set().union(*(days_of(hours) for hours in self.at_work(self.worked)))
        for step in self.steps.values():
            given |= days_of(self.recorded_hours(step))
        days = given.union(*(days_of(hours) for hours in self.at_work(worked)))
        broken = [day for day in days if set(range(day - self.rules.days, day)) <= days]
        alone = [day for day in given if set(range(day - self.rules.days, day)) <= given]
        return set(broken) <= given and len(broken) <= len(alone)

    def at_work(self, worked):
        """Yield the hours of the steps that need the crew."""
        return [hours for name, hours in worked.items() if self.steps[name].people]

    def recorded_hours(self, step):
        """Return the hours up to now in which the crew is recorded to have worked on a step."""
        if step.state == "todo" or not step.people:
            return []
        last = self.now if step.state == "going" else step.end
        return [x for x in range(step.start, last) if step.stay or is_worked(x, step)]

    def keeps_links(self, step, spans):
        """Whether a step keeps its links, as far as facts have not broken them."""
        if step.name in self.worked:
            return True
        start, end = spans[step.name]
        for link in self.links[step.name]:
            bound = self.bound(link, spans)
            is_begun = step.state != "todo"
            if not link.to_end and is_begun and (not link.hard or bound <= step.start):
                continue
            if (end if link.to_end else start) < bound:
                return False
        return True

    def has_people(self, worked):
        """Whether there are people for all, those whom steps under way took left out."""
        for hour in range(self.now, HORIZON):
            going = self.people(hour, {k: v for k, v in worked.items() if k in self.worked})
            others = self.people(hour, {k: v for k, v in worked.items() if k not in self.worked})
            there = PEOPLE if hour % 24 < 8 else 0
            if others > max(there - going, 0):
                return False
        return True

    def people(self, hour, worked):
        """Return the people at work in an hour."""
        return sum(self.steps[name].people for name, hours in worked.items() if hour in hours)

    def keeps_place(self, name):
        """Whether a step has kept its place and its hazards since it began."""
        step = self.steps[name]
        return step.state == "going" or (step.state == "stopped" and not step.safe)

    def kept(self, name, spans):
        """Return from when to when a step is in its place."""
        start, end = spans[name]
        return (self.now if self.keeps_place(name) else start), end

    def has_room(self, spans):
        """Whether nobody comes into the hall who has no room there."""
        inside = [name for name in spans if self.steps[name].place]
        holder = self.rules.holds
        is_old = holder is not None and self.steps[holder].state != "todo"
        since = self.now if holder is None or is_old else spans.get(holder, (HORIZON, 0))[0]
        held_to = HORIZON if self.rules.until == "go" else spans.get(self.rules.until, (0, 0))[1]
        until = max(end for _, end in spans.values()) if spans else self.now
        for hour in range(self.now, max(until, self.now + 1)):
            here = [x for x in inside if is_in(hour, self.kept(x, spans))]
            old = sum(self.keeps_place(name) for name in here)
            held = holder is not None and since <= hour < held_to
            new = len(here) - old + (held and not is_old)
            if new > max(self.rules.room - old - (held and is_old), 0):
                return False
        return True

    def is_clear(self, spans):
        """Whether nobody is in the hall while a step clears it."""
        inside = [name for name in spans if self.steps[name].place]
        for one, other in product(inside, inside):
            if one == other or not self.steps[one].clears:
                continue
            if one in self.worked and other in self.worked:
                continue
            rests = {one, other} - self.worked.keys()
            both_wait = len(rests) == 2 and self.keeps_place(one) and self.keeps_place(other)
            first = spans[one] if both_wait else self.kept(one, spans)
            second = spans[other] if both_wait else self.kept(other, spans)
            if one in self.worked and self.keeps_place(other):
                second = spans[other]
            if other in self.worked and self.keeps_place(one):
                first = spans[one]
            if first[0] < second[1] and second[0] < first[1]:
                return False
        return True


def is_in(hour, span):
    """Whether an hour lies in a span."""
    return span[0] <= hour < span[1]


def days_of(hours):
    """Return the days on whose shift some hours lie."""
    return {hour // 24 for hour in hours if hour % 24 < 8}
