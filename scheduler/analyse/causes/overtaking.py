"""What steps have to wait for because others have overtaken it, as far as is recorded."""

from collections.abc import Iterator

from scheduler.calendars.facts.facts import Departure, Facts
from scheduler.calendars.rules.links import TimedLink, stated_links
from scheduler.calendars.situation.situation import Situation
from scheduler.replay.handed_on import HandedOn


def handed_on(now: Situation) -> Iterator[HandedOn]:
    """
    Yield the links handed on to steps, each with every link that it may come from.

    Parameters
    ----------
    now
        What is left to schedule, with its facts.
    """
    if now.facts is None:
        return
    departures = [x for x in now.facts.departures if len(x.steps) > 1 and x.holds_up]
    stated = stated_links(now.campaign, now.scenario, now.campaign.tasks) if departures else ()
    for link in (*now.links, *_released(now.facts)):
        steps = {x.steps[1] for x in departures if _holds_up(x, link)}
        for overtaken in stated:
            if overtaken.target in steps and _is_origin(overtaken, link):
                yield HandedOn(link=link, overtaken=overtaken)


def _holds_up(departure: Departure, link: TimedLink) -> bool:
    """Whether a step waits by a link because another, not itself, has overtaken its source."""
    source, step = departure.steps[:2]
    return source == link.source and step != link.target and link.target in departure.holds_up


def _is_origin(overtaken: TimedLink, link: TimedLink) -> bool:
    """Whether a link looks at the same event as another, with the same lag."""
    is_same_event = overtaken.kind.from_point is link.kind.from_point
    is_same = (overtaken.source, overtaken.reason) == (link.source, link.reason)
    return is_same and is_same_event and overtaken.lag == link.lag


def _released(facts: Facts) -> Iterator[TimedLink]:
    """Yield the links to steps still to be done from what is recorded."""
    for target, own in facts.releases.items():
        for release in own:
            yield TimedLink(
                source=release.source,
                target=target,
                kind=release.kind,
                lag=release.lag,
                working=release.working,
                reason=release.reason,
            )
