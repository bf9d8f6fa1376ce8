"""Links of a source as links between steps, and what could not be one."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.formats.foreign.steps import ForeignLink
from scheduler.interchange.incoming.network.circles import closing
from scheduler.interchange.incoming.network.lags import Lags, PlainLag
from scheduler.interchange.incoming.network.summaries import Spreading
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.incoming.words import is_yes, work_text
from scheduler.model.link import LinkKind

COMMENT = frozenset({"comment", "comments", "link comment", "relationship comment"})
SOFT = ("habit", "soft", "discretionary", "preferred", "preferential")


@dataclass(frozen=True, slots=True)
class StepLink:
    """A link between two steps by uid."""

    predecessor: str
    successor: str
    kind: LinkKind
    lag: PlainLag
    is_habit: bool

    def text(self, key: str) -> str:
        """Return it as the successor writes it, by the key of the predecessor."""
        lag = self.lag
        kind = "" if self.kind is LinkKind.FS else f" {self.kind}"
        length = f"{'+' if lag.minutes > 0 else ''}{work_text(lag.minutes)}" if lag.minutes else ""
        return f"{key}{kind}{length}{' working' if lag.working and lag.minutes else ''}"


def links_of(source: Source, telling: Telling) -> tuple[StepLink, ...]:
    """Return the links between steps; all others are told."""
    spreading, lags = Spreading(source, telling), Lags(source, telling)
    found: dict[tuple[str, str, LinkKind], StepLink] = {}
    for stated in source.project.links:
        for link in _between_steps(source, spreading, stated, telling):
            step_link = StepLink(
                predecessor=link.predecessor,
                successor=link.successor,
                kind=link.kind,
                lag=lags.lag_of(link, stated),
                is_habit=_is_habit(source, link),
            )
            _add(source, found, step_link, telling)
    links = _without_circles(source, tuple(found.values()), telling)
    _tell_habits(source, links, telling)
    return links


def _between_steps(
    source: Source, spreading: Spreading, link: ForeignLink, telling: Telling
) -> list[ForeignLink]:
    """Return the links between steps that a link of the source stands for."""
    reason = _cannot_be(source, link)
    if reason:
        outside = link.outside or source.label(link.predecessor)
        name = f"{outside} > {source.label(link.successor)}"
        telling.lost("import-link-dropped", f"Links of a step that is {reason} were left out", name)
        return []
    return list(spreading.spread(link))


def _cannot_be(source: Source, link: ForeignLink) -> str:
    """Return why one end of a link is no step, or nothing if both can be planned."""
    if link.outside:
        return "in another project"
    for uid in (link.predecessor, link.successor):
        task = source.tasks.get(uid)
        if task is None:
            return "not in the file"
        reason = source.left_out(task)
        if source.is_off(task):
            return "inactive"
        if reason and not source.is_summary(task):
            return reason
    return ""


def _is_habit(source: Source, link: ForeignLink) -> bool:
    """Whether a link is a habit: the source says so, or the field that was named does."""
    field = source.choices.fields.habit
    if link.is_habit or not field:
        return link.is_habit
    if field.casefold() in COMMENT:
        return any(word in link.comment.casefold() for word in SOFT)
    stated = source.tasks[link.successor].fields.get(field, "")
    return bool(stated) and is_yes(stated)


def _add(
    source: Source,
    found: dict[tuple[str, str, LinkKind], StepLink],
    link: StepLink,
    telling: Telling,
) -> None:
    """Add a link; of two between the same ends the one with the longer lag stays."""
    key = (link.predecessor, link.successor, link.kind)
    if link.predecessor == link.successor:
        name = source.label(link.successor)
        telling.lost("import-link-dropped", "Links of a step to itself were left out", name)
        return
    before = found.get(key)
    if before is None:
        found[key] = link
    elif before != link:
        name = source.arrow(link.predecessor, link.successor)
        text = "Of two links between the same ends the one with the longer lag stays"
        telling.decided("import-link-twice", text, name)
        if link.lag.minutes > before.lag.minutes:
            found[key] = link


def _without_circles(
    source: Source, links: tuple[StepLink, ...], telling: Telling
) -> tuple[StepLink, ...]:
    """Return the links without those that close a circle."""
    onward: dict[str, list[tuple[str, StepLink]]] = {}
    for link in links:
        onward.setdefault(link.predecessor, []).append((link.successor, link))
    closed = set(closing(source.steps, onward))
    for link in links:
        if link in closed:
            name = source.arrow(link.predecessor, link.successor)
            text = "Links that close a circle were left out"
            telling.lost("import-link-circle", text, name)
    return tuple(link for link in links if link not in closed)


def _tell_habits(source: Source, links: tuple[StepLink, ...], telling: Telling) -> None:
    """Say that links bind, unless some are known to be habits."""
    habits = [each for each in links if each.is_habit]
    if habits:
        names = (source.arrow(each.predecessor, each.successor) for each in habits)
        telling.decided("import-habit", "Links that are only the usual order are habits", *names)
    elif links:
        telling.noted(
            "import-links-hard",
            "The only link binds; it is not known to be a mere habit"
            if len(links) == 1
            else f"All {len(links)} links bind; none is known to be a mere habit",
            way_out="Name the field that says so with --habit, or move links to 'usually_after'.",
        )


def by_successor(links: tuple[StepLink, ...]) -> Mapping[str, tuple[StepLink, ...]]:
    """Return the links of each step that waits."""
    found: dict[str, list[StepLink]] = {}
    for link in links:
        found.setdefault(link.successor, []).append(link)
    return {uid: tuple(each) for uid, each in found.items()}
