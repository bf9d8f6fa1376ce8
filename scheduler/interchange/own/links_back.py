"""Links that come back: those taken away elsewhere are gone, new ones are hard."""

from collections.abc import Iterable, Iterator
from typing import Any

from scheduler.interchange.incoming.network.links import StepLink
from scheduler.interchange.own.steps_back import StepsBack
from scheduler.model.link import Link
from scheduler.model.notation.durations import ExactMinutes

HARD, HABITS = "after", "usually_after"


def links_now(back: StepsBack, uid: str) -> Iterator[tuple[str, Any]]:
    """Yield the lists of links of a step that are not as they were written."""
    task, written = back.own[uid]
    stated = {HARD: list(_plainly(task.after)), HABITS: list(_plainly(task.usually_after))}
    all_stated = [link for links in stated.values() for link in links]
    before = all_stated if written.after is None else list(_plainly(written.after))
    now = list(_plainly(_link(back, each) for each in back.links_into.get(uid, ())))
    gone = [link for link in before if link not in now]
    new = [link for link in now if link not in before]
    for name, links in stated.items():
        kept = [link for link in links if link not in gone and link.task in back.present]
        kept += [link for link in new if name == HARD and link not in all_stated]
        if kept != links:
            yield name, [link_text(link) for link in kept]


def _plainly(links: Iterable[Link]) -> Iterator[Link]:
    """Yield links so that alike ones are equal: without a lag, whose time it counts is nothing."""
    return (link if link.lag else link.altered({"working": False}) for link in links)


def _link(back: StepsBack, each: StepLink) -> Link:
    return link_of(each, back.keys[each.predecessor])


def link_text(link: Link) -> str:
    """Return a link as a planner writes it; one that says no more than a step is its name."""
    return link.task if link == Link(task=link.task) else str(link)


def link_of(each: StepLink, key: str) -> Link:
    """Return a link from the step with a key."""
    lag = ExactMinutes(each.lag.minutes)
    return Link(task=key, type=each.kind, lag=lag, working=each.lag.working)
