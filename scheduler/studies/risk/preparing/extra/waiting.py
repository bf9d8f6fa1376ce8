"""Who waits for whom in a plan with risks: by links, for people and places, or to know more."""

from dataclasses import dataclass, field

from scheduler.analyse.resource_order.before_after import Precedence, ordering_links
from scheduler.calendars.rules.links import TimedLink, stated_links
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.model.link import LinkKind
from scheduler.model.notation.base import TaskId
from scheduler.replay.order import HandOver
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.preparing.extra.neighbours_in_need import Company
from scheduler.studies.risk.preparing.extra.play_order import PlayOrder
from scheduler.studies.risk.preparing.extra.triggers import Trigger


@dataclass
class Waiting:
    """
    The order of a plan, and what is added to it.

    ``links`` and ``more_handed`` say who waits for whom besides. ``contrary`` are the links of the
    plan whose target is over before their source in any timing, as a negative lag allows; ``over``
    are the steps recorded as done.
    """

    situation: ChosenSituation
    schedule: Schedule
    precedence: Precedence
    handed: tuple[HandOver, ...]
    links: list[TimedLink] = field(default_factory=list)
    more_handed: list[HandOver] = field(default_factory=list)

    def __post_init__(self) -> None:
        planned = {step: self.schedule[step].start for step in self.situation.jobs}
        self.company = Company(self.situation, self.precedence, planned)
        facts = self.situation.facts
        begun = {} if facts is None else facts.begun
        self.starts = {step: begun.get(step, start) for step, start in planned.items()}
        before_start = {(x.source, x.target) for x in ordering_links(self.situation)}
        self.order = PlayOrder(self.situation.jobs, (*before_start, *self.handed))
        self.contrary = [
            link
            for link in self.situation.links
            if (link.source, link.target) not in before_start
            and not self.order.try_add(link.source, link.target)
        ]
        self.over = frozenset[TaskId]() if facts is None else facts.undated.union(facts.done)
        self.stated = self._stated_links()

    def _stated_links(self) -> tuple[TimedLink, ...]:
        """Return the links among the steps that are left, and those with steps that are done."""
        campaign = self.situation.campaign
        known = {step: campaign.tasks[step] for step in (*self.situation.jobs, *self.over)}
        left = [link for link in self.situation.links if link not in self.contrary]
        with_done = (
            link
            for link in stated_links(campaign, self.situation.scenario, known)
            if self.over & {link.source, link.target}
        )
        return (*left, *with_done)

    def link(self, source: TaskId, target: TaskId, kind: LinkKind) -> None:
        """Let a step wait for another because of a mishap."""
        self.add_link(
            TimedLink(
                source=source, target=target, kind=kind, lag=0, working=False, reason="mishap"
            )
        )

    def add_link(self, link: TimedLink) -> None:
        """Let a step wait for another as a link says."""
        self.order.add(link.source, link.target)
        self.links.append(link)

    def hand_over(self, giver: TaskId, taker: TaskId) -> None:
        """Let a step begin after another has ended, since both need something."""
        self.order.add(giver, taker)
        self.more_handed.append((giver, taker))

    def wait_to_know(self, trigger: Trigger, step: TaskId) -> None:
        """Let a step wait until it is known whether a mishap has happened."""
        if step != trigger.step and not self._knows(trigger, step):
            self.link(trigger.step, step, trigger.kind)

    def _knows(self, trigger: Trigger, step: TaskId) -> bool:
        """Whether an event is over in any timing when a step begins."""
        known = step in self.starts and self.precedence.holds(trigger.step, step)
        return known or (trigger.step, step) in self.more_handed

    def comes_after(self, trigger: Trigger, step: TaskId) -> bool:
        """Whether a step begins after a mishap: by the order, or as it is announced."""
        if step == trigger.step or self.order.leads(step, trigger.step):
            return False
        return self._knows(trigger, step) or self.starts[step] >= trigger.known
