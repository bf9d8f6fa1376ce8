"""Draws judged by the independent check, each with its own hours and with what happened in it."""

from collections import Counter
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

import numpy as np

from scheduler.model.crew_change import CrewChange
from scheduler.model.link import Point
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.progress.recorded_campaign import progress_of
from scheduler.model.resource import Closure
from scheduler.model.scenario import Order
from scheduler.model.task import Kind
from scheduler.replay.drawn.plain import DrawnPlayer
from scheduler.schedule.checks.base import Evidence
from scheduler.schedule.checks.crews import check_crews
from scheduler.schedule.checks.data_date import check_data_date
from scheduler.schedule.checks.facilities import check_facilities
from scheduler.schedule.checks.hazards import check_hazards
from scheduler.schedule.checks.held_steps import check_held_steps
from scheduler.schedule.checks.holds import check_holds
from scheduler.schedule.checks.links import check_links
from scheduler.schedule.checks.not_before import check_not_before
from scheduler.schedule.checks.promised import check_promised
from scheduler.schedule.checks.windows import check_windows
from scheduler.schedule.scheduled import Pieces, Schedule, ScheduledTask

CHECKS = (
    check_data_date,
    check_windows,
    check_not_before,
    check_promised,
    check_crews,
    check_facilities,
    check_holds,
    check_held_steps,
    check_hazards,
)


@dataclass(frozen=True)
class Run:
    """A step done once in a draw; ``name`` tells its runs apart."""

    step: TaskId
    name: TaskId
    start: Minutes
    end: Minutes
    pieces: Pieces


class Recorder(DrawnPlayer):
    """Plays a draw and remembers every run of every step, those done again among them."""

    def __init__(self, playbook, draws, row):
        super().__init__(playbook, draws, row)
        self.runs: list[Run] = []
        self.times: Counter[TaskId] = Counter()

    def run(self, step, start, own):
        """Note a run as it is played."""
        pieces, end = super().run(step, start, own)
        self.times[step] += 1
        name = step if self.times[step] == 1 else f"{step}-{self.times[step]}"
        self.runs.append(Run(step, name, start, end, pieces))
        return pieces, end

    def overrun(self, step):
        """Forget a run that a limit does not allow, unless the step had begun: it never was."""
        limit = super().overrun(step)
        if limit is not None and self.runs[-1].step == step and step not in self.playbook.whole:
            self.runs.pop()
        return limit


class Judge:
    """Judges one draw of a playbook."""

    def __init__(self, playbook, risks, draws, row):
        self.playbook, self.risks = playbook, risks
        self.draws, self.row = draws, row
        self.player = Recorder(playbook, draws, row)
        self.played = self.player.play()
        self.situation = playbook.situation

    def broken(self):
        """Return what the draw breaks, in words; nothing of a draw outside the rules."""
        if self.played.outside >= 0:
            return []
        planned, evidence = self.evidence()
        found = [each for check in CHECKS for each in check(evidence)]
        found += [x for x in check_links(planned) if self.is_bound(planned, *x.tasks)]
        if self.playbook.stay:
            found = [each for each in found if each.rule != "crews"]
        return [f"{x.rule}: {x.tasks} {x.message}" for x in found] + list(
            chain(self.off_hours(evidence), self.side_by_side(), self.limits_run_out(evidence))
        )

    def is_bound(self, planned, source, target):
        """Whether a step has to keep a link: not under way, nor if it was repeated before."""
        first, last = (planned.schedule.tasks.get(each) for each in (source, target))
        is_repeated = sum(self.original(run.step) == target for run in self.player.runs) > 1
        is_contrary = first is not None and last is not None and first.start >= last.end
        return not planned.goes_on(target) and not (is_repeated and is_contrary)

    def evidence(self):
        """Return what was done in this draw, in the campaign as planned and as it was."""
        scenario = self.situation.scenario
        placed = {
            run.name: ScheduledTask(id=run.name, start=run.start, end=run.end, pieces=run.pieces)
            for run in self.player.runs
        }
        schedule = Schedule(scenario=scenario.id, tasks=placed)
        campaign = self.campaign()
        facts = progress_of(campaign)
        happened = self.happened(campaign, scenario, schedule)
        return (
            Evidence(campaign, scenario, schedule, facts),
            Evidence(happened, scenario, schedule, facts),
        )

    def campaign(self):
        """Return the campaign with a step for each run."""
        campaign = self.situation.campaign
        tasks = dict(campaign.tasks)
        for run in self.player.runs:
            task = self.playbook.jobs[run.step].task
            changes = {"id": run.name, "options": ()}
            if run.name not in campaign.tasks:
                changes |= {"after": (), "usually_after": ()}
            tasks[run.name] = task.altered(changes)
        holds = [self.hold(hold) for hold in campaign.holds]
        return campaign.altered({"tasks": tasks, "holds": tuple(holds), "limits": ()})

    def hold(self, hold):
        """Return a hold up to the last run of its last step, with all that is done in its room."""
        last = [run for run in self.player.runs if self.original(run.step) == hold.to_task]
        until = max((run.end for run in last), default=0)
        named = set(self.situation.campaign.steps_in(hold))
        inside = [
            run.name
            for run in self.player.runs
            if run.start < until and self.is_within(run.step, hold, named)
        ]
        left = [step for step in self.situation.campaign.steps_in(hold) if step not in self.names]
        to_task = last[-1].name if last else hold.to_task
        return hold.altered({"to_task": to_task, "steps": (*left, *inside)})

    @property
    def names(self):
        """The names of all runs."""
        return {run.name for run in self.player.runs}

    def original(self, step):
        """Return the step of which another is the whole, or itself."""
        return self.playbook.only_again.get(step, step)

    def is_within(self, step, hold, named):
        """Whether a step is done in the room of a hold: one that it names, or extra work."""
        is_held = hold.facility in self.playbook.jobs[step].in_hold
        return self.original(step) in named or (step in self.playbook.extra and is_held)

    def limits_run_out(self, evidence):
        """Yield the limits that run out between the last runs of their steps."""
        campaign, runs = self.situation.campaign, self.player.runs
        for limit in campaign.limits:
            source, target = (
                campaign.event_task(event.task) for event in (limit.from_event, limit.to_event)
            )
            last = [n for n, run in enumerate(runs) if self.original(run.step) == target]
            if not last or self.event_of(evidence, target, limit.to_event) is not None:
                continue
            run = runs[last[-1]]
            until = run.end if limit.to_event.point is Point.END else run.start
            since = self.counted_from(evidence, limit, source, last[-1])
            if since is not None and until - since > limit.max:
                yield f"limit: {limit} runs out at {since + limit.max}, {run.name} at {until}"

    def counted_from(self, evidence, limit, source, last):
        """Return the minute of the event from which a limit counts; nothing if it comes later."""
        since = self.event_of(evidence, source, limit.from_event)
        is_left = source in self.playbook.jobs
        since = 0 if since is None and not is_left else since
        for each in self.player.runs[: last + 1]:
            if source in self.done_by(each.step):
                if limit.from_event.point is Point.END:
                    since = each.end
                elif not evidence.has_begun(each.name):
                    since = each.start
        return since

    def event_of(self, evidence, step, event):
        """Return the recorded minute of an event, nothing if there is none."""
        return evidence.recorded(step, event.point)

    def done_by(self, step):
        """Return a step and what it does again."""
        extra = self.playbook.extra.get(step)
        return {step, self.original(step), None if extra is None else extra.original}

    def happened(self, campaign, scenario, schedule):
        """Return a campaign with the absences of the draw in it."""
        evidence = Evidence(campaign, scenario, schedule, progress_of(campaign))
        axis = self.situation.axis
        crews, places = dict(campaign.crews), dict(campaign.facilities)
        stand_downs = list(campaign.stand_downs)
        for number, mishap in enumerate(self.risks.events.values()):
            begin = self.draws.begins[self.row, number]
            if not self.draws.happens[self.row, number] or begin < 0:
                continue
            start, end = axis.moment(int(begin)), axis.moment(int(begin) + mishap.lasts)
            span = {"start": start.replace(tzinfo=None), "end": end.replace(tzinfo=None)}
            closure = Closure.model_construct(**span, reason="")
            if mishap.stand_down:
                stand_downs.append(closure)
            for place in mishap.closed:
                places[place] = places[place].altered({"closed": (*places[place].closed, closure)})
            for crew, people in mishap.people.items():
                changes = [
                    change
                    for shift, left in people.items()
                    for change in self.ill(
                        evidence, crew, shift, left, (int(begin), int(begin) + mishap.lasts)
                    )
                ]
                own = crews[crew]
                crews[crew] = own.altered({"changes": (*own.changes, *changes)})
        return campaign.altered(
            {"crews": crews, "facilities": places, "stand_downs": tuple(stand_downs)}
        )

    def ill(self, evidence, crew, shift, left, span):
        """Yield changes of a head-count: no more people than are left."""
        heads = evidence.hours.heads(crew, shift)
        start, end = max(span[0], 0), min(span[1], len(heads))
        cuts = [start, *(np.flatnonzero(np.diff(heads[start:end])) + 1 + start), end]
        for first, last in pairwise(cuts):
            if first < last:
                moments = (
                    self.situation.axis.moment(int(x)).replace(tzinfo=None) for x in (first, last)
                )
                begin, until = moments
                yield CrewChange.model_construct(
                    start=begin, end=until, people={shift: min(left, int(heads[first]))}, reason=""
                )

    def off_hours(self, evidence):
        """Yield whoever works outside working time, but for what people stay after a shift."""
        tasks = dict(evidence.placed and ((task.id, task) for task, _ in evidence.placed))
        for run in self.player.runs:
            task = tasks[run.name]
            if task.is_milestone or task.kind is Kind.ELAPSED or evidence.goes_on(run.step):
                continue
            allowed = evidence.working_minutes(task, 0, evidence.clock.until).copy()
            if self.playbook.stay and not task.all_hands:
                bare = task.altered({"crew": {}})
                may = evidence.working_minutes(bare, 0, evidence.clock.until)
                for minute in np.flatnonzero(allowed[:-1] & ~allowed[1:]):
                    allowed[minute + 1 : minute + 1 + self.playbook.stay] = True
                allowed &= may
            for first, last in run.pieces:
                if not allowed[first:last].all():
                    lost = first + int(np.argmin(allowed[first:last]))
                    yield f"off hours: {run.name} works at {lost}"

    def side_by_side(self):
        """Yield whoever runs beside another, where a serial way of working has one at a time."""
        campaign, order = self.situation.campaign, self.situation.scenario.order
        going = set() if self.situation.facts is None else set(self.situation.facts.under_way)
        own = [
            (self.playbook.jobs[run.step].task.flow, run)
            for run in self.player.runs
            if campaign.is_own(self.playbook.jobs[run.step].task)
        ]
        for (flow, one), (other_flow, other) in combinations(own, 2):
            if one.step in going and other.step in going:
                continue
            is_chain = order is Order.SERIAL or (order is not Order.PARALLEL and flow == other_flow)
            if is_chain and one.start < other.end and other.start < one.end:
                yield f"order: {one.name} runs beside {other.name}"
