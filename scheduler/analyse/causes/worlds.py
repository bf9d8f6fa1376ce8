"""The campaign as it would have been if only some of the news had come."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.extended import copy_names
from scheduler.model.progress.living import living
from scheduler.model.progress.news import News
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import original_of, progress_of
from scheduler.replay.retiming import as_announced

Events = frozenset[str]

_FIELDS = tuple(Campaign.model_fields)


@dataclass(frozen=True)
class Worlds:
    """
    What was left to schedule when a plan was announced, with some of the events known since.

    ``before`` is what was recorded then, ``now`` what is left to schedule today, ``then`` what was
    left when the plan was announced, in its ways of doing.
    """

    before: Progress | None
    now: Situation
    then: ChosenSituation

    @cached_property
    def original(self) -> Campaign:
        """The campaign as its task graph states it."""
        return original_of(self.now.campaign)

    @cached_property
    def progress(self) -> Progress:
        """What is recorded today."""
        found = progress_of(self.now.campaign)
        if found is None:
            facts = self.now.facts
            found = Progress(data_date=self.original.start) if facts is None else facts.progress
        return found

    @cached_property
    def known(self) -> Mapping[str, News]:
        """The events that were known when the plan was announced."""
        return {} if self.before is None else self.before.events

    @cached_property
    def news(self) -> tuple[str, ...]:
        """The events that have become known since, have changed, or are no longer true."""
        names = dict.fromkeys((*self.progress.events, *self.known))
        return tuple(x for x in names if self.known.get(x) != self.progress.events.get(x))

    @cached_property
    def brought(self) -> Mapping[TaskId, str]:
        """The event that brought each new step, or had a step done again."""
        added = {step: name for name, x in self.progress.events.items() for step in x.add.tasks}
        copies = copy_names(self.progress, self.original)
        return added | {copy: name for name, own in copies.items() for copy in own.values()}

    @property
    def begin(self) -> Minutes:
        """The data date."""
        return 0 if self.now.facts is None else self.now.facts.begin

    @cached_property
    def _made(self) -> dict[Events, ChosenSituation]:
        return {}

    def situation(self, events: Events) -> ChosenSituation:
        """Return the situation in which only some of the news have come."""
        if events not in self._made:
            self._made[events] = self._make(events)
        return self._made[events]

    def _make(self, events: Events) -> ChosenSituation:
        stated, named = dict(self.progress.events), []
        for name in dict.fromkeys((*stated, *self.known)):
            has_come = name in events or name not in self.news
            news = self.progress.events.get(name) if has_come else self.known.get(name)
            if news is not None:
                stated[name] = news
                named.append(name)
        folded = self.progress.altered({"events": stated})
        campaign = living(self.original, folded, events=named)
        found = prepare_on(self._calendars(campaign), self.now.scenario, self._facts())
        options = {step: job.option for step, job in self.then.jobs.items()}
        return as_announced(found, options)

    def _calendars(self, campaign: Campaign) -> Calendars:
        """Return the calendars of a campaign: those of either plan, if they are the same."""
        for known in (self.now.calendars, self.then.calendars):
            if all(getattr(campaign, x) == getattr(known.campaign, x) for x in _FIELDS):
                return known
        return Calendars(campaign)

    def _facts(self) -> Progress:
        """Return the facts of the announced plan, without what has been dropped since."""
        dropped = {step: x for step, x in self.progress.steps.items() if x.dropped}
        before = self.before or Progress(data_date=self.original.start)
        steps = {**before.steps, **dropped}
        return before.altered({"steps": steps, "waived": self.progress.waived})
