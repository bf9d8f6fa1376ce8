"""The campaign of a draw as it is to whoever knows all of it beforehand."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from scheduler.calendars.clock.intervals import Interval
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.prepare import prepare_on
from scheduler.calendars.situation.situation import Situation
from scheduler.calendars.starts.job import Job
from scheduler.calendars.starts.start_classes import on_ticks, within
from scheduler.model.campaign import Campaign
from scheduler.model.link import Limit, Link
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import ExactMinutes
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.progress.renewing import renew
from scheduler.model.resource import Hold
from scheduler.model.risk.risks import Risks
from scheduler.model.task import Kind, Task
from scheduler.planning.steady.comparing.held import with_modes
from scheduler.replay.drawn.playbook import ExtraWork, Playbook
from scheduler.studies.risk.policies.drawn_news import news_of
from scheduler.studies.risk.policies.world import World


@dataclass(frozen=True, kw_only=True)
class KnownCampaign:
    """
    A campaign with all that a draw brings in it: hours, mishaps, and days of bad weather.

    Extra work that happens is among its steps, linked as in the order of the plan. A step that
    takes longer than planned begins when it may by its planned hours, and goes on after the end of
    a shift. Everything is done before the ``horizon``, which leaves room for late draws.
    """

    situation: Situation
    playbook: Playbook
    risks: Risks
    world: World
    horizon: Minutes

    @cached_property
    def works(self) -> Mapping[TaskId, ExtraWork]:
        """The extra work that happens."""
        names = self.playbook.mishaps
        return {
            step: work
            for step, work in self.playbook.extra.items()
            if names[work.mishap] in self.world.happens
        }

    @cached_property
    def campaign(self) -> Campaign:
        """The campaign."""
        found = self.situation.campaign
        found = found.altered({"tasks": dict(self._tasks(found)), "horizon": self.horizon})
        found = found.altered(
            {"limits": tuple(self._limits(found)), "holds": tuple(self._holds(found))}
        )
        for name, begin in self.world.begins.items():
            if name in self.world.happens:
                news = news_of(self.risks.events[name], begin, self.situation)
                found = renew(found, name, news, {})
        return self._with_rests(found)

    def _tasks(self, campaign: Campaign) -> Iterator[tuple[TaskId, Task]]:
        after: dict[TaskId, list[Link]] = {}
        for link in self.playbook.situation.links:
            if self._is_of_works(link):
                after.setdefault(link.target, []).append(_as_stated(link))
        for step, task in campaign.tasks.items():
            more = after.get(step, [])
            yield step, self._as_drawn(task).altered({"after": (*task.after, *more)})
        for step in self.works:
            task = self.playbook.jobs[step].task
            drawn = self._as_drawn(task)
            yield step, drawn.altered({"after": tuple(after.get(step, ())), "usually_after": ()})

    def _is_of_works(self, link: TimedLink) -> bool:
        """Whether a link begins or ends with extra work that happens."""
        ends = {link.source, link.target}
        gone = (step in self.playbook.extra and step not in self.works for step in ends)
        return not ends.isdisjoint(self.works) and not any(gone)

    def _as_drawn(self, task: Task) -> Task:
        """Return a step with its drawn hours, in all its ways alike."""
        job = self.playbook.jobs.get(task.id)
        if job is None or not job.duration or self._has_begun(task.id):
            return task
        hours = self.world.hours_of(self.playbook, task.id)
        if hours == job.duration:
            return task
        share = hours / job.duration
        options = tuple(
            mode
            if mode.duration is None
            else mode.altered({"duration": _part(mode.duration, share)})
            for mode in task.options
        )
        found = task.altered({"duration": _part(task.duration, share), "options": options})
        is_cut = share > 1 and task.kind not in {Kind.ELAPSED, Kind.PAUSABLE} and not task.all_hands
        return found.altered({"pausable": True, "same_shift": False}) if is_cut else found

    def _has_begun(self, step: TaskId) -> bool:
        facts = self.situation.facts
        return facts is not None and step in facts.begun

    def _limits(self, campaign: Campaign) -> Iterator[Limit]:
        """Yield the limits; one that counts from a step done again counts from the last copy."""
        for limit in campaign.limits:
            source = campaign.event_task(limit.from_event.task)
            target = campaign.event_task(limit.to_event.task)
            copies = [x for x, work in self.works.items() if work.original == source]
            copies = [x for x in copies if self._comes_before(x, target)]
            if copies:
                place = self.playbook.place
                event = limit.from_event.altered({"task": max(copies, key=place.__getitem__)})
                yield limit.altered({"from_event": event})
            else:
                yield limit

    def _comes_before(self, step: TaskId, target: TaskId) -> bool:
        """Whether a step comes before another in the order in which the plan is played."""
        place = self.playbook.place
        return target in place and place[step] < place[target]

    def _holds(self, campaign: Campaign) -> Iterator[Hold]:
        """Yield the holds, up to the last copy of their last step, with the work done in them."""
        place = self.playbook.place
        for hold in campaign.holds:
            inside = {*campaign.steps_in(hold), hold.from_task, hold.to_task}
            more = [
                step
                for step, work in self.works.items()
                if hold.facility in self.playbook.jobs[step].in_hold
                and not inside.isdisjoint((work.original, work.trigger))
            ]
            ends = [x for x, work in self.works.items() if work.original == hold.to_task]
            last = max(ends, key=place.__getitem__, default=hold.to_task)
            steps = [step for step in more if step != last]
            yield hold.altered({"steps": (*hold.steps, *steps), "to_task": last})

    def _with_rests(self, campaign: Campaign) -> Campaign:
        """Return the campaign with what is really left of the steps that have begun."""
        progress, facts = progress_of(campaign), self.situation.facts
        if progress is None or facts is None:
            return campaign
        steps = dict(progress.steps)
        for step in (*facts.under_way, *facts.rests):
            if step in self.playbook.jobs:
                left = ExactMinutes(max(self.world.hours_of(self.playbook, step), 1))
                steps[step] = steps[step].altered({"remaining": left, "as_of": None})
        return campaign.altered({"progress": progress.altered({"steps": steps})})

    @cached_property
    def now(self) -> Situation:
        """What is to be planned: without starts that planned hours or the weather forbid."""
        calendars = Calendars(self.campaign)
        scenario = calendars.campaign.resolve_scenario(self.situation.scenario.id)
        found = prepare_on(calendars, scenario, tick=1)
        going = set() if found.facts is None else set(found.facts.under_way)
        modes = {
            step: jobs if step in going else tuple(self._narrowed(job) for job in jobs)
            for step, jobs in found.modes.items()
        }
        return with_modes(found, modes)

    def _narrowed(self, job: Job) -> Job:
        classes = job.classes
        for allowed in (self._planned_starts(job), self._days_for(job.id)):
            if allowed is not None:
                classes = within(classes, job.duration, allowed, None)
        if job.id == self.situation.launch and self._launch_days is not None:
            classes = within(classes, job.duration, None, self._launch_days)
        return job if classes == job.classes else replace(job, classes=on_ticks(classes, job.tick))

    def _planned_starts(self, job: Job) -> list[Interval] | None:
        """Return the starts that a step may have by its planned hours, where it takes longer."""
        ways = {each.option: each for each in self.situation.modes.get(job.id, ())}
        played = self.playbook.jobs.get(job.id)
        if played is not None:
            ways[played.option] = played
        planned = ways.get(job.option)
        if planned is None or planned.duration >= job.duration:
            return None
        return sorted((each.low, each.high) for each in planned.classes)

    def _days_for(self, step: TaskId) -> list[Interval] | None:
        """Return the days on which the weather lets a step begin, where any forbids it."""
        names = [
            name
            for name, steps in zip(self.playbook.weathers, self.playbook.weather_steps, strict=True)
            if step in steps
        ]
        return self._good_days(names) if names else None

    @cached_property
    def _launch_days(self) -> list[Interval] | None:
        """The days on which the weather lets launch succeed, where it may forbid it."""
        play = self.playbook.launch
        if play is None or play.weather is None:
            return None
        return self._good_days([self.playbook.weathers[play.weather]])

    def _good_days(self, weathers: Collection[str]) -> list[Interval]:
        days, last = self.playbook.days, self.playbook.situation.horizon
        return [
            (day, (days[place + 1] if place + 1 < len(days) else last) - 1)
            for place, day in enumerate(days)
            if not any(self.world.no_go[name][place] for name in weathers)
        ]


def _part(minutes: Minutes, share: float) -> ExactMinutes:
    return ExactMinutes(max(round(minutes * share), 1))


def _as_stated(link: TimedLink) -> Link:
    """Return a link as a task graph states it."""
    lag = ExactMinutes(link.lag)
    return Link(task=link.source, type=link.kind, lag=lag, working=link.working)
