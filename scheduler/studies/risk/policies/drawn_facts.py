"""The facts of a draw at a moment: what was done so far, and what became known."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.progress.extended import copy_names
from scheduler.model.progress.living import living
from scheduler.model.progress.news import News
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import (
    original_of,
    past_of,
    progress_of,
    with_past,
    with_progress,
)
from scheduler.model.risk.risks import Risks
from scheduler.schedule.scheduled import Schedule, ScheduledTask
from scheduler.studies.readiness.as_planned import AsPlanned
from scheduler.studies.risk.policies.drawn_news import bad_day, local, news_of, within_holds
from scheduler.studies.risk.policies.slipping import LEAST, Seen
from scheduler.studies.risk.policies.traced import StepRun
from scheduler.studies.risk.policies.world import World, weather_of


@dataclass(frozen=True, kw_only=True)
class DrawnFacts:
    """
    What is recorded in a draw at a moment.

    Attributes
    ----------
    situation
        What was planned for before.
    schedule
        The plan until then.
    seen
        What is seen while it is played.
    moment
        The data date.
    said
        All that the risk file says.
    horizon
        The minute before which everything has to be done.
    again
        Steps that are done again, since a limit that counts from them cannot be kept any more.
    """

    situation: Situation
    schedule: Schedule
    seen: Seen
    moment: Minutes
    said: Risks
    horizon: Minutes
    again: tuple[TaskId, ...] = ()

    @cached_property
    def begun(self) -> Mapping[TaskId, StepRun]:
        """The last run of each step that has begun."""
        return self.seen.trace.begun(self.moment)

    @cached_property
    def original(self) -> Campaign:
        """The campaign without any event."""
        return original_of(self.situation.campaign)

    @cached_property
    def news(self) -> Mapping[str, News]:
        """What has become known since the last plan, by name."""
        found = {f"mishap {name}": each for name, each in self._mishaps()}
        found |= dict(self._bad_days())
        if self.again:
            known = local(self.situation.axis, self.moment)
            found[f"expired {self.moment}"] = News(known=known, redo=self.again)
        return found

    def _mishaps(self) -> Iterator[tuple[str, News]]:
        for name, minute in self.seen.known.items():
            if minute <= self.moment:
                mishap = self.seen.risks.events[name]
                if mishap.needs_period or mishap.makes_work:
                    yield name, news_of(mishap, minute, self.situation, self.begun)

    def _bad_days(self) -> Iterator[tuple[str, News]]:
        """Yield for each weather that is bad on this day that its steps do not begin."""
        book, world = self.seen.playbook, self.seen.world
        day = bisect_right(book.days, self.moment)
        bad = weather_of(world, book)[:, day - 1]
        for place, (weather, steps) in enumerate(
            zip(book.weathers, book.weather_steps, strict=True)
        ):
            if day < len(book.days) and bad[place]:
                waiting = [step for step in steps if step not in self.begun]
                news = bad_day(weather, waiting, self.moment, book.days[day], self.situation)
                if news is not None:
                    yield f"{weather} {self.moment}", news

    @cached_property
    def progress(self) -> Progress:
        """All that would be recorded."""
        before = progress_of(self.situation.campaign)
        events = {**(before.events if before is not None else {}), **self.news}
        played = AsPlanned(self.situation, self._as_schedule(events))
        found = played.progress(self.moment)
        steps = dict(found.steps)
        for run, name in self._named_runs(events):
            if run.end > self.moment:
                left = ExactMinutes(self.left_as_planned(run))
                steps[name] = steps[name].altered({"remaining": left, "as_of": None})
        freeze = None if before is None else before.freeze
        return found.altered({"steps": steps, "events": events, "freeze": freeze})

    def _as_schedule(self, events: Mapping[str, News]) -> Schedule:
        """Return what has begun as a schedule."""
        tasks = {
            name: ScheduledTask(
                id=name,
                start=run.start,
                end=run.end,
                pieces=run.pieces,
                option=self._option(run.step),
            )
            for run, name in self._named_runs(events)
        }
        return Schedule(scenario=self.schedule.scenario, tasks=tasks)

    def _option(self, step: TaskId) -> int:
        return self.seen.playbook.jobs[step].option

    def _named_runs(self, events: Mapping[str, News]) -> Iterator[tuple[StepRun, TaskId]]:
        """Yield what has begun, with the name under which its facts are recorded."""
        names = self.copies(events)
        for step, run in self.begun.items():
            work = self.seen.playbook.extra.get(step)
            if step in self.seen.playbook.only_again:
                continue
            if work is None or work.original is None:
                yield run, step
            else:
                mishap = self.seen.playbook.mishaps[work.mishap]
                yield run, names[f"mishap {mishap}"][work.original]

    def copies(self, events: Mapping[str, News]) -> Mapping[str, Mapping[TaskId, TaskId]]:
        """Return the name of the copy of each step that an event repeats, by event and step."""
        known = Progress(data_date=local(self.situation.axis, self.moment), events=events)
        return copy_names(known, self.original)

    def left_as_planned(self, run: StepRun) -> Minutes:
        """Return the minutes of a step under way that are left, as far as anybody can know."""
        planned = self.seen.playbook.jobs[run.played].duration
        return max(planned - run.worked(self.moment), LEAST)

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign with these facts."""
        progress = self.progress
        found = within_holds(living(self.original, progress), self._triggers())
        found = found.altered({"horizon": self.horizon})
        recorded = with_progress(found, progress, self.original)
        past = past_of(self.situation.campaign)
        if past is not None:
            return recorded.altered({"past": past})
        return with_past(recorded, self.situation.scenario.id)

    def _triggers(self) -> Mapping[TaskId, TaskId]:
        """Return the step at which each new work showed."""
        launch = self.situation.launch
        return {
            step: launch if mishap.at.task == "launch" else mishap.at.task
            for name, mishap in self.said.events.items()
            if mishap.at is not None and f"mishap {name}" in self.progress.events
            for step in mishap.add
        }

    @cached_property
    def now(self) -> Situation:
        """What is left to plan."""
        calendars = Calendars(self.campaign)
        scenario = calendars.campaign.resolve_scenario(self.situation.scenario.id)
        return prepare_on(calendars, scenario)

    @cached_property
    def world(self) -> World:
        """The same draw, with what is really left of the steps under way."""
        seen, events, tasks = self.seen, self.progress.events, self.campaign.tasks
        hours, whole = dict(seen.world.hours), dict(seen.world.whole)
        for copies in self.copies(events).values():
            for step, name in copies.items():
                whole.setdefault(name, whole.get(step, tasks[step].duration))
                hours.setdefault(name, whole[name])
        for run, name in self._named_runs(events):
            if run.end > self.moment:
                drawn = seen.world.hours_of(seen.playbook, run.played)
                hours[name] = max(drawn - run.worked(self.moment), LEAST)
        return replace(seen.world, hours=hours, whole=whole)

    @cached_property
    def risks(self) -> Risks:
        """What may still happen."""
        open_ones = {
            name: mishap
            for name, mishap in self.seen.risks.events.items()
            if self.seen.settled(name) > self.moment
        }
        return self.seen.risks.altered({"events": open_ones})
