"""Links of summaries as links of the steps below them."""

from collections.abc import Iterator
from dataclasses import replace

from scheduler.formats.foreign.steps import ForeignLink
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.model.link import LinkKind

EVERY = frozenset({LinkKind.SS, LinkKind.SF})
"""Links from a summary that look at the first of its steps, of which there is none to name."""

LAST = frozenset({LinkKind.FF, LinkKind.SF})
"""Links to a summary that hold back the last of its steps."""


class Spreading:
    """Spreads links of summaries over the steps below them, by the links among these."""

    def __init__(self, source: Source, telling: Telling) -> None:
        self.source = source
        self.telling = telling
        self._before: dict[str, set[str]] = {}
        self._after: dict[str, set[str]] = {}
        for link in source.project.links:
            if {link.predecessor, link.successor} <= source.steps.keys() and not _is_lead(link):
                if link.kind in {LinkKind.FS, LinkKind.FF}:
                    self._after.setdefault(link.predecessor, set()).add(link.successor)
                if link.kind in {LinkKind.FS, LinkKind.SS}:
                    self._before.setdefault(link.successor, set()).add(link.predecessor)

    def spread(self, link: ForeignLink) -> Iterator[ForeignLink]:
        """Yield the links between steps that a link stands for; itself if it is one of these."""
        ends = self._ends(link.predecessor), self._ends(link.successor)
        if ends == (None, None):
            yield link
            return
        name = self.source.arrow(link.predecessor, link.successor)
        if set(ends[0] or ()) & set(ends[1] or ()) or self._is_within(link):
            text = "Links between a summary and a step below it were left out"
            self.telling.lost("import-link-dropped", text, name)
            return
        predecessors = self._predecessors(link, ends[0])
        successors = self._successors(link, ends[1])
        if not predecessors or not successors:
            text = "Links of a summary without a step to plan were left out"
            self.telling.lost("import-link-dropped", text, name)
            return
        self._tell(link, name)
        for predecessor in predecessors:
            for successor in successors:
                yield replace(link, predecessor=predecessor, successor=successor)

    def _ends(self, uid: str) -> tuple[str, ...] | None:
        """Return the steps below a summary, or nothing for any other row."""
        task = self.source.tasks.get(uid)
        if task is None or not self.source.is_summary(task):
            return None
        return self.source.steps_below(uid)

    def _is_within(self, link: ForeignLink) -> bool:
        """Whether one end is a summary around the other."""
        tasks = self.source.tasks
        for inner, outer in (
            (link.predecessor, link.successor),
            (link.successor, link.predecessor),
        ):
            task = tasks.get(inner)
            if task is not None and any(each.uid == outer for each in self.source.around(task)):
                return True
        return link.predecessor == link.successor

    def _predecessors(self, link: ForeignLink, below: tuple[str, ...] | None) -> tuple[str, ...]:
        if below is None:
            return (link.predecessor,)
        return below if link.kind in EVERY else self.last(below)

    def _successors(self, link: ForeignLink, below: tuple[str, ...] | None) -> tuple[str, ...]:
        if below is None:
            return (link.successor,)
        return below if link.kind in LAST else self.first(below)

    def last(self, below: tuple[str, ...]) -> tuple[str, ...]:
        """Return the steps after whose end none of the others has to end."""
        inside = set(below)
        return tuple(uid for uid in below if not self._after.get(uid, set()) & inside) or below

    def first(self, below: tuple[str, ...]) -> tuple[str, ...]:
        """Return the steps before whose start none of the others has to start."""
        inside = set(below)
        return tuple(uid for uid in below if not self._before.get(uid, set()) & inside) or below

    def _tell(self, link: ForeignLink, name: str) -> None:
        from_summary = self._ends(link.predecessor) is not None and link.kind in EVERY
        to_summary = self._ends(link.successor) is not None and link.kind in LAST
        if from_summary or to_summary:
            self.telling.decided(
                "import-summary-link-every",
                "Links to the first start or the last end within a summary hold for every step "
                "below it",
                f"{name} {link.kind}",
            )
        else:
            self.telling.decided(
                "import-summary-link",
                "Links of summaries became links of their first or last steps",
                name,
            )


def _is_lead(link: ForeignLink) -> bool:
    """Whether a link lets its successor come before what it waits for."""
    lag = link.lag
    return lag is not None and (lag.minutes < 0 or (lag.percent or 0) < 0)
