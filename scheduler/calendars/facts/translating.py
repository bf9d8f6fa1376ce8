"""
Facts and links in the terms of a search.

Steps are looked at along their links. A link from a recorded event is a release, one to a step
under way is over or holds back its rest, and a step done before its predecessor hands on what it
should have waited for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from scheduler.calendars.facts.facts import Departure, Facts, Going, Release, RestLeft
from scheduler.calendars.facts.going_on import go_on
from scheduler.calendars.facts.recorded import Recorded
from scheduler.calendars.rules.links import TimedLink
from scheduler.model.link import LinkKind, Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.task import Kind

HABIT = "habit"
Kept = TypeVar("Kept")


def translate(
    recorded: Recorded,
    tick: Minutes,
    links: Iterable[TimedLink],
    order: Iterable[TaskId],
) -> tuple[Facts, tuple[TimedLink, ...]]:
    """
    Return the facts, and the links that are left between steps still to be done.

    Parameters
    ----------
    recorded
        What is recorded.
    tick
        The grid of planned starts.
    links
        The links between all steps that are recorded or still to be done.
    order
        These steps so that links point forward.
    """
    translation = _Translation(recorded, links)
    for step in order:
        translation.take(step)
    return translation.facts(tick), tuple(translation.kept)


@dataclass
class _Broken:
    """A link that facts broke, and the steps that wait because of it."""

    link: TimedLink
    amount: Minutes
    holds_up: list[TaskId]


class _Translation:
    """What the steps looked at so far came to."""

    def __init__(self, recorded: Recorded, links: Iterable[TimedLink]) -> None:
        self.recorded = recorded
        self.waived = {each.link for each in recorded.progress.waived}
        self.into: dict[TaskId, list[TimedLink]] = {}
        for link in links:
            if link.reason != "hard" or (link.source, link.target) not in self.waived:
                self.into.setdefault(link.target, []).append(link)
        self.kept: list[TimedLink] = []
        self.going: dict[TaskId, Going] = {}
        self.rests: dict[TaskId, RestLeft] = {}
        self.waiting: dict[TaskId, list[TaskId]] = {}
        self.releases: dict[TaskId, list[Release]] = {}
        self.broken: dict[TimedLink, _Broken] = {}
        self.handed_on: dict[TaskId, list[TimedLink]] = {}
        self.origin: dict[TimedLink, TimedLink] = {}

    def take(self, step: TaskId) -> None:
        """Look at a step whose predecessors have been looked at."""
        into = [*self.into.get(step, ()), *self._inherited(step)]
        if step in self.recorded.done:
            self._done(step, into)
        elif step in self.recorded.begun:
            self._begun(step, into)
        else:
            self._to_come(step, into)

    def _inherited(self, step: TaskId) -> list[TimedLink]:
        """Return what hard predecessors that are done should have waited for."""
        found: dict[TimedLink, TimedLink] = {}
        for own in self.into.get(step, ()):
            if own.reason == HABIT:
                continue
            for link in self.handed_on.get(own.source, ()):
                heir = self._heir(link, own)
                found[heir] = self.origin.get(link, link)
        self.origin.update(found)
        return list(found)

    def _heir(self, link: TimedLink, own: TimedLink) -> TimedLink:
        """Return the link by which a step waits for what its predecessor should have."""
        task = self.recorded.campaign.tasks[own.target]
        working = link.working and not task.is_milestone and task.kind is not Kind.ELAPSED
        kind = LinkKind(link.kind.value[0] + own.kind.value[1])
        return replace(link, target=own.target, kind=kind, working=working)

    def _done(self, step: TaskId, into: Iterable[TimedLink]) -> None:
        """List the links that a step done has broken, and hand on those that are not met yet."""
        start, end = self.recorded.done[step]
        for link in into:
            event = end if link.holds_end else start
            bound = self._bound(link)
            if bound is not None and bound <= event:
                continue
            self._break(link, event, bound)
            if link.reason != HABIT and (bound is None or bound > self.recorded.begin):
                self.handed_on.setdefault(step, []).append(link)

    def _begun(self, step: TaskId, into: Iterable[TimedLink]) -> None:
        """Let a step that has begun go on, or wait for what it should have waited for."""
        facts = self.recorded.progress.steps[step]
        left, since = self.recorded.left(step), self.recorded.resume(step)
        task, option = self.recorded.task(step), self.recorded.option(step)
        is_suspended = step in self.recorded.suspended
        going = None if is_suspended else go_on(self.recorded.times, task, facts, since, left)
        unmet = [link for link in into if self._is_unmet(step, link, going)]
        if going is not None and all(link.reason == HABIT for link in unmet):
            self.going[step] = replace(going, option=option)
            for link in unmet:
                if link.holds_end:
                    self._break(link, going.end, self._bound(link))
            return
        self.rests[step] = RestLeft(
            left=left, since=since, option=option, made_safe=is_suspended and facts.made_safe
        )
        for link in unmet:
            if link.reason != HABIT or link.holds_end:
                self._keep(link)
            if link.reason != HABIT and not (is_suspended and link.holds_end):
                self.waiting.setdefault(step, []).append(link.source)
                self._hold_up(link, step)

    def _is_unmet(self, step: TaskId, link: TimedLink, going: Going | None) -> bool:
        """Whether a link is not met by what is recorded of a step, or by how it goes on."""
        bound = self._bound(link)
        if link.holds_end:
            return going is None or bound is None or bound > going.end
        event = self.recorded.begun[step]
        if bound is not None and bound <= event:
            return False
        self._break(link, event, bound)
        return bound is None or bound > self.recorded.begin

    def _to_come(self, step: TaskId, into: Iterable[TimedLink]) -> None:
        """Keep the links of a step that has not begun."""
        for link in into:
            self._keep(link)
            if link in self.origin:
                self._hold_up(link, step)

    def _keep(self, link: TimedLink) -> None:
        """Keep a link between steps still to be done, or a release from what is recorded."""
        event = self._event(link)
        if event is None or (link.source in self.going and link.kind.from_point is Point.END):
            self.kept.append(link)
            return
        release = Release(
            source=link.source,
            event=event,
            kind=link.kind,
            lag=link.lag,
            working=link.working,
            reason=link.reason,
        )
        self.releases.setdefault(link.target, []).append(release)

    def _event(self, link: TimedLink) -> Minutes | None:
        """Return the minute of the event that a link looks at, nothing if it is undecided."""
        source = link.source
        if source in self.recorded.done:
            return link.from_minute(*self.recorded.done[source])
        if link.kind.from_point is Point.START:
            return self.recorded.begun.get(source)
        return self.going[source].end if source in self.going else None

    def _bound(self, link: TimedLink) -> Minutes | None:
        """Return the minute from which on a link is met, nothing if that is undecided."""
        event = self._event(link)
        if event is None or not link.working:
            return None if event is None else event + link.lag
        task = self.recorded.task(link.target)
        release = Release(
            source=link.source, event=event, kind=link.kind, lag=link.lag, working=True, reason=""
        )
        return release.minute(self.recorded.times.working_time(task))

    def _break(self, link: TimedLink, event: Minutes, bound: Minutes | None) -> None:
        """Note that facts broke a link, by so much as is known."""
        if link in self.origin:
            return
        met = self.recorded.begin + max(link.lag, 0) if bound is None else bound
        self.broken[link] = _Broken(link, max(met - event, 0), [])

    def _hold_up(self, link: TimedLink, step: TaskId) -> None:
        origin = self.origin.get(link, link)
        if origin in self.broken:
            self.broken[origin].holds_up.append(step)

    def _departures(self) -> Iterable[Departure]:
        for broken in self.broken.values():
            link = broken.link
            yield Departure(
                rule={"hard": "links", "held": "held-steps"}.get(link.reason, "habits"),
                steps=(link.source, link.target),
                amount=broken.amount,
                holds_up=tuple(broken.holds_up),
            )

    def facts(self, tick: Minutes) -> Facts:
        """Return the facts as the steps looked at made them."""
        recorded = self.recorded
        return Facts(
            progress=recorded.progress,
            begin=recorded.begin,
            first_tick=-(-recorded.begin // tick) * tick,
            done=recorded.done,
            undated=recorded.undated,
            dropped=recorded.dropped,
            begun=recorded.begun,
            under_way=self.going,
            rests=self.rests,
            suspended=recorded.suspended,
            waiting=_frozen(self.waiting),
            releases=_frozen(self.releases),
            departures=tuple(self._departures()),
            on_duty=recorded.on_duty,
        )


def _frozen(found: Mapping[TaskId, list[Kept]]) -> dict[TaskId, tuple[Kept, ...]]:
    return {step: tuple(dict.fromkeys(each)) for step, each in found.items()}
