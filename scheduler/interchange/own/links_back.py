"""Links that come back: those taken away elsewhere are gone, new ones are hard."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scheduler.formats.foreign.steps import ForeignTask
from scheduler.interchange.incoming.links import StepLink
from scheduler.interchange.own.steps_back import StepsBack, written_of
from scheduler.model.link import Link, parse_link

HARD, HABITS = "after", "usually_after"


def links_now(
    back: StepsBack, task: ForeignTask, words: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield the lists of links of a step that are not as they were written."""
    stated = {name: [_read(each) for each in words.get(name, [])] for name in (HARD, HABITS)}
    all_stated = [link for links in stated.values() for link in links]
    written = written_of(task).get(HARD)
    before = all_stated if written is None else [_read(each) for each in written]
    now = [_link(back, each) for each in back.links_into.get(task.uid, ())]
    gone = [link for link in before if link not in now]
    new = [link for link in now if link not in before]
    present = back.present()
    for name, links in stated.items():
        kept = [link for link in links if link not in gone and link.task in present]
        kept += [link for link in new if name == HARD and link not in all_stated]
        if kept != links:
            yield name, _texts(kept)


def _read(text: Any) -> Link:
    """Return a link as it was written; without a lag, whose time it counts says nothing."""
    return _plainly(Link.model_validate(parse_link(text)))


def _plainly(link: Link) -> Link:
    return link if link.lag else link.altered({"working": False})


def _link(back: StepsBack, each: StepLink) -> Link:
    return _plainly(Link.model_validate(parse_link(each.text(back.keys[each.predecessor]))))


def _texts(links: Iterable[Link]) -> list[str]:
    return [link.task if link == Link(task=link.task) else str(link) for link in links]
