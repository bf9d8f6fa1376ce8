"""Import of a file that this program wrote and that may have been edited elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.formats.foreign.steps import ForeignLength
from scheduler.interchange.incoming.dates.progress import (
    Facts,
    StepState,
    data_date_of,
    progress_of,
)
from scheduler.interchange.incoming.network.lags import PlainLag
from scheduler.interchange.incoming.network.links import StepLink, links_of
from scheduler.interchange.incoming.rows.keys import free, keys_of
from scheduler.interchange.incoming.source import Source
from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.own.graph_back import graph_back
from scheduler.interchange.own.steps_back import StepsBack, without_done
from scheduler.interchange.own.written import EXPORTED, written_step
from scheduler.model.link import LinkKind
from scheduler.model.notation.moments import in_zone

KNOWN_HERE = frozenset({"import-links-hard", "import-lag-by-clock"})
"""What is told of the links of other programs, and is not so of those that come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """A task graph that comes back as plain data, its progress if any, and its keys by uid."""

    graph: Mapping[str, Any]
    progress: Mapping[str, Any] | None
    keys: Mapping[str, str]


def come_back(stated: Source, telling: Telling) -> CameBack:
    """
    Return what a file says that this program wrote.

    Where the schedule is not as it was written, it wins; all else is as the task graph in the notes
    has it. What was edited is told.
    """
    zone = _zone(stated.project.graph)
    with in_zone(zone):
        source = without_done(stated)
        keys = _keys(source)
        back = StepsBack(source, keys, _links(source, telling))
        graph = graph_back(back, telling)
        return CameBack(graph=graph, progress=_progress(back, zone, telling), keys=keys)


def tell_spoilt(source: Source, telling: Telling) -> None:
    """Say of a file that this program wrote that the task graph in its notes is gone."""
    own = [uid for uid, task in source.steps.items() if EXPORTED in task.extras]
    if own:
        telling.lost(
            "import-own-notes-gone",
            "The notes of the project, in which an export of this program kept the task graph, are "
            "gone or spoilt, and with them what only they said of these steps",
            *map(source.label, own),
            way_out="Import a copy whose project notes nobody has changed.",
        )


def _zone(graph: Mapping[str, Any]) -> ZoneInfo:
    """Return the time zone of a graph; one that does not exist is refused with the graph."""
    try:
        return ZoneInfo(str(graph.get("time_zone", "UTC")))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _keys(source: Source) -> Mapping[str, str]:
    """Return the keys of all steps: those that were written as they are, once each."""
    own: dict[str, str] = {}
    for uid, task in source.steps.items():
        written = written_step(task)
        if written is not None and written[0].id and written[0].id not in own.values():
            own[uid] = written[0].id
    taken = {key.casefold() for key in own.values()}
    for uid, key in keys_of(source, Telling()).items():
        if uid not in own:
            own[uid] = free(key, taken)
            taken.add(own[uid].casefold())
    return own


def _links(source: Source, telling: Telling) -> tuple[StepLink, ...]:
    """
    Return the links as they stand now, with the lags as they are written.

    Which of them are habits, the notes know; a lag of working time is one here, too.
    """
    links = Telling()
    found = links_of(source, links)
    telling.notices += [each for each in links.notices if each.code not in KNOWN_HERE]
    stated = {(x.predecessor, x.successor, x.kind): x.lag for x in source.project.links}
    return tuple(_as_written(each, stated) for each in found)


def _as_written(
    link: StepLink, stated: Mapping[tuple[str, str, LinkKind], ForeignLength | None]
) -> StepLink:
    lag = stated.get((link.predecessor, link.successor, link.kind))
    if lag is None or lag.percent is not None or lag.minutes.denominator > 1:
        return link
    return replace(link, lag=PlainLag(int(lag.minutes), working=not lag.elapsed))


def _progress(back: StepsBack, zone: ZoneInfo, telling: Telling) -> Mapping[str, Any] | None:
    data_date = data_date_of(back.source, telling)
    if data_date is None:
        return None
    states = Facts(back.source, telling, data_date).states()
    if not states:
        return None
    progress = progress_of(states, back.keys, data_date, zone)
    for uid, state in states.items():
        facts = _facts_written(back, uid, state, data_date)
        if facts is not None:
            progress["steps"][back.keys[uid]] = facts
    return progress


def _facts_written(
    back: StepsBack, uid: str, state: StepState, data_date: datetime
) -> Mapping[str, Any] | None:
    """Return the facts of a step as they were written, unless they were edited elsewhere."""
    if uid not in back.own or data_date != back.source.project.data_date:
        return None
    written = back.own[uid][1]
    dates = {
        "started": state.started,
        "finished": state.finished,
        "remaining": state.remaining,
    }
    same = all(written.state.get(name) == _text(value) for name, value in dates.items())
    return written.facts if same and written.facts else None


def _text(value: datetime | int | None) -> str | int | None:
    return f"{value:%Y-%m-%dT%H:%M}" if isinstance(value, datetime) else value
