"""The links of a plan for other programs, which know one link between two steps and no habits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from scheduler.analyse.plan import ExplainedPlan
from scheduler.formats.foreign.steps import ForeignLength, ForeignLink
from scheduler.model.campaign import Campaign
from scheduler.model.link import Link
from scheduler.model.notation.base import TaskId
from scheduler.model.progress.recorded_campaign import progress_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksOut:
    """
    What becomes of links, by the step that waits; names are such as ``A02>A03``.

    ``written`` are in the file, the ``habits`` among them as plain links. ``second`` are left out
    because their two steps have a link already, ``relaxed`` because the scenario does not keep that
    habit, ``waived`` because the facts waive them.
    """

    written: Mapping[TaskId, tuple[Link, ...]]
    habits: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    relaxed: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()


def links_out(plan: ExplainedPlan) -> LinksOut:
    """Return what becomes of the links of a plan."""
    campaign, scenario = plan.situation.campaign, plan.situation.scenario
    waived = _waived(campaign)
    written: dict[TaskId, list[Link]] = {step: [] for step in campaign.tasks}
    lists: dict[str, list[str]] = {"habits": [], "second": [], "waived": []}
    for task, link, is_hard in campaign.links_in_force(scenario):
        pair = f"{link.task}>{task.id}"
        if (link.task, task.id) in waived:
            lists["waived"].append(pair)
        elif any(each.task == link.task for each in written[task.id]):
            lists["second"].append(f"{link}>{task.id}")
        else:
            written[task.id].append(link)
            lists["habits"] += [] if is_hard else [pair]
    return LinksOut(
        written={step: tuple(links) for step, links in written.items()},
        relaxed=tuple(_relaxed(plan)),
        **{name: tuple(pairs) for name, pairs in lists.items()},
    )


def _waived(campaign: Campaign) -> frozenset[tuple[TaskId, TaskId]]:
    progress = progress_of(campaign)
    return frozenset() if progress is None else frozenset(x.link for x in progress.waived)


def _relaxed(plan: ExplainedPlan) -> Iterator[str]:
    campaign, scenario = plan.situation.campaign, plan.situation.scenario
    for task in campaign.tasks.values():
        kept = campaign.habits_kept(task, scenario)
        yield from (f"{x.task}>{task.id}" for x in task.usually_after if x not in kept)


def foreign_links(links: LinksOut, uids: Mapping[TaskId, str]) -> tuple[ForeignLink, ...]:
    """Return the links in the file, in the order of the steps that wait in it."""
    return tuple(
        ForeignLink(
            predecessor=uids[link.task],
            successor=uids[step],
            kind=link.type,
            lag=_lag(link),
        )
        for step in uids
        for link in links.written[step]
        if link.task in uids
    )


def _lag(link: Link) -> ForeignLength | None:
    if not link.lag:
        return None
    return ForeignLength(minutes=Fraction(link.lag), elapsed=not link.working)
