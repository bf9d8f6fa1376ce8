"""
An exhaustive search over start hours, for small campaigns whose every date is a whole hour.

It derives working hours from the shifts by itself and shares no code with the planner or its
check. A run is described by its first hour, its end and the set of hours worked; two runs are
judged by the rules for pairs, all of them together by the rules for groups.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from scheduler.model.campaign import Campaign
from scheduler.model.link import Link
from scheduler.model.notation.clock import ClockSpan
from scheduler.model.resource import Hold
from scheduler.model.scenario import Scenario
from scheduler.model.task import Task, Window
from tests.duty_by_hours import fewest_deviations

HOUR = 60
NODES = 150_000


class TooLarge(Exception):
    """The search would take too long."""


@dataclass(frozen=True)
class Run:
    """A task in time: hours since the campaign start, and the hours that are worked."""

    task: Task
    start: int
    end: int
    worked: tuple[int, ...]
    sound: bool

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The worked stretches; a milestone has an empty one."""
        if not self.worked:
            return ((self.start, self.end),)
        firsts = [hour for hour in self.worked if hour - 1 not in self.worked]
        lasts = [hour + 1 for hour in self.worked if hour + 1 not in self.worked]
        return tuple(zip(firsts, lasts, strict=True))


@dataclass(frozen=True)
class Best:
    """The least launch, the least sum of starts at that launch, and one plan with both."""

    launch: int
    starts_sum: int
    starts: dict[str, int]


@dataclass
class BruteForce:
    """Every rule of one scenario, hour by hour."""

    campaign: Campaign
    scenario: Scenario

    @cached_property
    def horizon(self) -> int:
        """Hours that can be planned."""
        return self.campaign.horizon // HOUR

    @cached_property
    def tasks(self) -> dict[str, Task]:
        """The tasks left to do, in file order."""
        done = set(self.scenario.done)
        return {
            name: task
            for name, task in self.campaign.tasks.items()
            if name not in done and not done.intersection(task.tags)
        }

    # Working hours

    def moment(self, hour: int) -> datetime:
        """Return the local time at which an hour begins; the clocks never change here."""
        return self.campaign.start + timedelta(hours=hour)

    def hour_of(self, moment: datetime) -> float:
        """Return the hours from the campaign start to a moment."""
        return (moment - self.campaign.start) / timedelta(hours=1)

    def shift_begun(self, shift: str, hour: int, crew: str | None = None) -> datetime | None:
        """Return when the run of a shift, of one crew if named, that covers an hour began."""
        here, span = self.moment(hour), self.campaign.shifts[shift]
        for back in (0, 1):
            midnight = here.replace(hour=0, minute=0) - timedelta(days=back)
            begun = midnight + timedelta(minutes=span.start)
            covers = begun <= here < midnight + timedelta(minutes=span.end)
            if covers and self.is_worked(midnight.date(), crew):
                return begun
        return None

    def is_worked(self, day: date, crew: str | None) -> bool:
        """Whether the site, or one crew if named, works on a day."""
        crews, weeks = self.campaign.crews, self.scenario.weeks
        members = list(crews.values()) if crew is None else [crews[crew]]
        if crew is not None and any(
            each.first <= day <= each.last for each in crews[crew].days_off
        ):
            return False
        if any(each.first <= day <= each.last for own in members for each in own.days_on):
            return True
        week = {*self.scenario.week, *(day for own in weeks.values() for day in own)}
        if crew is not None:
            week = set(weeks.get(crew, self.scenario.week))
        free = self.scenario.holidays == "kept" and day in self.campaign.holidays
        return day.weekday() in week and not free

    @cached_property
    def shift_table(self) -> dict[str, list[datetime | None]]:
        """For each shift and hour, when the run that covers the hour began."""
        return {
            name: [self.shift_begun(name, hour) for hour in range(self.horizon)]
            for name in self.scenario.shifts
        }

    def heads_at(self, crew: str, shift: str, hour: int) -> int:
        """Return the people of a crew on a shift at an hour; the last change that holds counts."""
        for change in reversed(self.campaign.crews[crew].changes):
            if shift in change.people and change.start <= self.moment(hour) < change.end:
                return change.people[shift]
        return self.heads(crew, shift)

    def heads(self, crew: str, shift: str) -> int:
        """Return the usual people of a crew on a shift, surge included."""
        more = self.scenario.surge[crew].get(shift, 0) if crew in self.scenario.surge else 0
        own = self.campaign.crews[crew].people.get(shift, 0)
        return self.scenario.people.get(crew, {}).get(shift, own) + more

    @cached_property
    def on_shift(self) -> dict[str, list[int]]:
        """The people of each crew on shift at each hour."""
        return {
            crew: [
                0
                if self.resting(hour)
                else sum(
                    self.heads_at(crew, s, hour)
                    for s in self.shift_table
                    if self.shift_begun(s, hour, crew)
                )
                for hour in range(self.horizon)
            ]
            for crew in self.campaign.crews
        }

    @cached_property
    def roster(self) -> dict[str, list[int]]:
        """The people of each crew over all worked shifts at each hour."""
        return {
            crew: [
                sum(self.heads_at(crew, shift, hour) for shift in self.scenario.shifts)
                for hour in range(self.horizon)
            ]
            for crew in self.campaign.crews
        }

    def resting(self, hour: int) -> bool:
        """Whether the site stands down in an hour."""
        here = self.moment(hour)
        rests = (*self.campaign.stand_downs, *self.scenario.stand_downs)
        return any(rest.start <= here < rest.end for rest in rests)

    def is_open(self, place: str, hour: int) -> bool:
        """Whether a facility is open in an hour."""
        facility, here = self.campaign.facilities[place], self.moment(hour)
        if any(closure.start <= here < closure.end for closure in facility.closed):
            return False
        return not facility.open or any(
            (here.hour * 60 - span.start) % 1440 < span.end - span.start for span in facility.open
        )

    def windows(self, task: Task, purpose: str) -> list[Window]:
        """Return the windows of a task for its start, its end or its run."""
        named = [self.campaign.windows[w] if isinstance(w, str) else w for w in task.windows]
        return [window for window in named if window.applies_to == purpose]

    def in_run_window(self, task: Task, hour: int) -> bool:
        """Whether a whole hour lies in one of the run windows, if there are any."""
        windows, here = self.windows(task, "run"), self.moment(hour)
        return not windows or any(
            self.in_daily(window, window.daily, hour, last=False)
            if window.daily
            else window.start and window.end and window.start <= here < window.end
            for window in windows
        )

    def in_window(self, task: Task, purpose: str, hour: int) -> bool:
        """Whether an instant lies in a window of a purpose, its ends included."""
        windows, here = self.windows(task, purpose), self.moment(hour)
        return not windows or any(
            self.in_daily(window, window.daily, hour, last=True)
            if window.daily
            else window.start and window.end and window.start <= here <= window.end
            for window in windows
        )

    def in_daily(self, window: Window, span: ClockSpan, hour: int, *, last: bool) -> bool:
        """Whether a daily window of today or yesterday is open, or just ends if ``last``."""
        here = self.moment(hour)
        for back in (0, 1):
            midnight = here.replace(hour=0, minute=0) - timedelta(days=back)
            begins = midnight + timedelta(minutes=span.start)
            ends = midnight + timedelta(minutes=span.end)
            day = midnight.date()
            is_day = window.days is None or day.weekday() in window.days
            is_date = not window.dates or any(d.first <= day <= d.last for d in window.dates)
            is_open = begins <= here < ends or (last and here == ends)
            if is_day and is_date and is_open:
                return True
        return False

    def can_work(self, task: Task, hour: int) -> bool:
        """Whether an hour is working time of a task."""
        if not self.in_run_window(task, hour):
            return False
        if task.elapsed:
            return True
        if not all(self.is_open(place, hour) for place in task.places):
            return False
        if task.all_hands:
            return not self.resting(hour) and all(
                self.roster[crew][hour] >= people for crew, people in task.crew.items()
            )
        return not self.resting(hour) and all(
            self.on_shift[crew][hour] >= people for crew, people in task.crew.items()
        )

    @cached_property
    def working(self) -> dict[str, list[bool]]:
        """The working hours of each task."""
        return {
            name: [self.can_work(task, hour) for hour in range(self.horizon)]
            for name, task in self.tasks.items()
        }

    # One task

    def run(self, name: str, start: int) -> Run:
        """Return what becomes of a task that starts at an hour, and whether that is allowed."""
        task = self.tasks[name]
        size, can = task.duration // HOUR, self.working[name]
        worked = tuple(range(start, start + size))
        if task.pausable and start < self.horizon and can[start]:
            hours = [hour for hour in range(start, self.horizon) if can[hour]][:size]
            worked = tuple(hours) if len(hours) == size else worked
        end = worked[-1] + 1 if worked else start
        sound = (
            end <= self.horizon
            and all(can[hour] for hour in worked)
            and self.in_window(task, "start", start)
            and (not task.not_before or start >= self.hour_of(task.not_before.date))
            and (not task.at or start == self.hour_of(task.at.date))
            and self.in_window(task, "end", end)
            and (size > 0 or self.in_window(task, "run", start))
            and (not task.same_shift or self.in_one_shift(worked))
        )
        return Run(task, start, end, worked, sound)

    def in_one_shift(self, worked: tuple[int, ...]) -> bool:
        """Whether one run of one shift covers all hours."""
        return any(
            runs[worked[0]] is not None and len({runs[hour] for hour in worked}) == 1
            for runs in self.shift_table.values()
        )

    # Two tasks

    def fit(self, a: Run, b: Run) -> bool:
        """Whether two runs respect the rules for pairs."""
        key = (a.task.id, a.start, b.task.id, b.start)
        if key not in self.known_pairs:
            self.known_pairs[key] = self.respect(a, b)
        return self.known_pairs[key]

    @cached_property
    def known_pairs(self) -> dict[tuple[str, int, str, int], bool]:
        """The pairs judged so far."""
        return {}

    def respect(self, a: Run, b: Run) -> bool:
        """Judge two runs by every rule for pairs."""
        return (
            self.linked(a, b)
            and self.linked(b, a)
            and self.limited(a, b)
            and self.limited(b, a)
            and self.ordered(a, b)
            and self.within_holds(a, b)
            and self.within_holds(b, a)
            and not (self.exclude(a, b) or self.exclude(b, a))
            and not self.overdrawn([a, b])
        )

    def linked(self, source: Run, target: Run) -> bool:
        """Whether the target waits for the source as its links ask."""
        links = [*target.task.after, *self.habits(target.task)]
        for link in links:
            if link.task != source.task.id:
                continue
            here = source.end if link.type in {"FS", "FF"} else source.start
            there = target.end if link.type in {"FF", "SF"} else target.start
            counts_work = link.working and target.task.duration and not target.task.elapsed
            can = self.working[target.task.id]
            ahead = sum(can[here:there]) if counts_work else there - here
            behind = sum(can[there:here]) if counts_work else here - there
            if (ahead if there >= here else -behind) * HOUR < link.lag:
                return False
        return True

    def habits(self, task: Task) -> list[Link]:
        """Return the habits of a task that are kept."""
        free = [*self.scenario.set_aside]
        kept = self.scenario.habits == "kept"
        return [x for x in task.usually_after if kept and (x.task, task.id) not in free]

    def limited(self, source: Run, target: Run) -> bool:
        """Whether no limit from the source to the target is overrun."""
        for limit in self.campaign.limits:
            names = (self.event(limit.from_event.task), self.event(limit.to_event.task))
            if names == (source.task.id, target.task.id):
                here = source.start if limit.from_event.point == "start" else source.end
                there = target.start if limit.to_event.point == "start" else target.end
                if (there - here) * HOUR > limit.max:
                    return False
        return True

    def event(self, name: str) -> str:
        """Return the task of an event; ``launch`` is the launch task."""
        return self.campaign.launch if name == "launch" else name

    @cached_property
    def chain(self) -> dict[str, tuple[str, int]]:
        """For each task of a serial order, its chain and its place in it."""
        before = {
            name: {link.task for link in (*task.after, *self.habits(task))} & set(self.tasks)
            for name, task in self.tasks.items()
        }
        for name, task in self.tasks.items():
            for hold in self.holds_around(task):
                before[name] |= {hold.from_task} & set(self.tasks) - {name}
                before[hold.to_task] |= {name} - {hold.to_task}
        order: list[str] = []
        while len(order) < len(before):
            order.append(next(n for n in before if n not in order and before[n] <= set(order)))
        chains = {}
        for place, name in enumerate(order):
            flow = self.tasks[name].flow
            if flow in self.campaign.flows and self.campaign.flows[flow].neighbour:
                continue
            chains[name] = ("" if self.scenario.order == "serial" else flow, place)
        return {} if self.scenario.order == "parallel" else chains

    def ordered(self, a: Run, b: Run) -> bool:
        """Whether two runs keep the serial order."""
        if a.task.id not in self.chain or b.task.id not in self.chain:
            return True
        (chain_a, place_a), (chain_b, place_b) = self.chain[a.task.id], self.chain[b.task.id]
        if chain_a != chain_b:
            return True
        first, second = (a, b) if place_a < place_b else (b, a)
        return first.end <= second.start

    def exclude(self, a: Run, b: Run) -> bool:
        """Whether the two overlap although a hazard of the first forbids it."""
        if not a.worked or not b.worked or a.end <= b.start or b.end <= a.start:
            return False
        if a.task.id in b.task.exempt_from:
            return False
        for name in a.task.hazards:
            hazard = self.campaign.hazards[name]
            scope = str(hazard.scope)
            if scope == "site":
                reached = True
            elif scope == "facility":
                reached = b.task.facility is not None and b.task.facility == a.task.facility
            else:
                reached = b.task.facility in self.campaign.zones[scope.removeprefix("zone ")]
            if reached and (hazard.clears or set(hazard.forbids) & set(b.task.hazards)):
                return True
        return False

    # All tasks

    def overdrawn(self, runs: list[Run]) -> bool:
        """Whether some hour sees more people, tasks or duty than there may be."""
        return self.too_many_people(runs) or self.too_full(runs) or self.too_much_duty(runs)

    def too_many_people(self, runs: list[Run]) -> bool:
        """Whether a crew has more at work than on shift, or than on the roster."""
        ordinary: Counter[tuple[str, int]] = Counter()
        everyone: Counter[tuple[str, int]] = Counter()
        for run in runs:
            for crew, people in run.task.crew.items():
                for hour in run.worked:
                    everyone[crew, hour] += people
                    if not run.task.all_hands:
                        ordinary[crew, hour] += people
        return any(
            hour < self.horizon and n > self.on_shift[crew][hour]
            for (crew, hour), n in ordinary.items()
        ) or any(
            hour < self.horizon and n > self.roster[crew][hour]
            for (crew, hour), n in everyone.items()
        )

    def too_much_duty(self, runs: list[Run]) -> bool:
        """Whether binding duty rules leave the teams of a shift no way of taking turns."""
        rules = self.scenario.duty
        if rules is None or rules.use != "rule":
            return False
        for (crew, shift), begun in self.duty_table.items():
            worked = {
                begun[hour]
                for run in runs
                if crew in run.task.crew and not run.task.all_hands
                for hour in run.worked
                if hour < self.horizon and begun[hour]
            }
            key = (crew, shift, frozenset(worked))
            if key not in self.known_turns:
                duties = [{h for h, at in enumerate(begun) if at == one} for one in worked]
                teams = self.campaign.crews[crew].teams_on(shift)
                least = fewest_deviations(rules, self.campaign.start, duties, teams)
                self.known_turns[key] = least > 0
            if self.known_turns[key]:
                return True
        return False

    @cached_property
    def duty_table(self) -> dict[tuple[str, str], list[datetime | None]]:
        """For each crew, each shift on which it has people and each hour, when the run began."""
        return {
            (crew, shift): [self.shift_begun(shift, hour, crew) for hour in range(self.horizon)]
            for crew in self.campaign.crews
            for shift in self.scenario.shifts
            if any(self.heads_at(crew, shift, hour) for hour in range(self.horizon))
        }

    @cached_property
    def known_turns(self) -> dict[tuple[str, str, frozenset[datetime | None]], bool]:
        """The sets of manned shifts judged so far."""
        return {}

    def too_full(self, runs: list[Run]) -> bool:
        """Whether tasks and holds together exceed the room of a facility."""
        used: Counter[tuple[str, int]] = Counter()
        for run in runs:
            for place in run.task.places:
                if any(place == h.facility for h in self.holds_around(run.task)):
                    continue
                used.update((place, hour) for hour in range(run.start, run.end))
        placed = {run.task.id: run for run in runs}
        for hold in self.campaign.holds:
            if hold.from_task in self.tasks and hold.from_task not in placed:
                continue
            if hold.to_task not in placed:
                continue
            first = placed[hold.from_task].start if hold.from_task in self.tasks else 0
            for hour in range(first, placed[hold.to_task].end):
                used[hold.facility, hour] += hold.room
        rooms = {name: place.room for name, place in self.campaign.facilities.items()}
        return any(n > (rooms[place] or n) for (place, _), n in used.items())

    def holds_around(self, task: Task) -> list[Hold]:
        """Return the holds, not over before the campaign, in whose room a task is done."""
        return [
            hold
            for hold in self.campaign.holds
            if hold.to_task in self.tasks and {task.id, *task.tags} & set(hold.steps)
        ]

    def within_holds(self, a: Run, b: Run) -> bool:
        """Whether the first run lies within the holds kept by the second; none without room is."""
        for hold in self.holds_around(a.task):
            if not hold.room:
                continue
            if hold.from_task == b.task.id and a.start < b.start:
                return False
            if hold.to_task == b.task.id and a.end > b.end:
                return False
        return True

    def late_after_done(self, run: Run) -> bool:
        """Whether a limit that counts from a finished task is overrun."""
        for limit in self.campaign.limits:
            if self.event(limit.to_event.task) != run.task.id:
                continue
            if self.event(limit.from_event.task) not in self.tasks:
                there = run.start if limit.to_event.point == "start" else run.end
                if there * HOUR > limit.max:
                    return True
        return False

    def allowed(self, run: Run) -> bool:
        """Whether a run is sound when nothing else is on the site."""
        return (
            run.sound
            and self.limited(run, run)
            and not self.late_after_done(run)
            and not self.overdrawn([run])
        )

    def judge(self, runs: list[Run]) -> bool:
        """Whether runs of all tasks keep every rule."""
        return (
            all(self.allowed(run) for run in runs)
            and all(self.fit(a, b) for i, a in enumerate(runs) for b in runs[:i])
            and not self.overdrawn(runs)
        )

    # The search

    @cached_property
    def choices(self) -> dict[str, list[Run]]:
        """The runs that each task could have on its own, in order of start."""
        return {
            name: [
                run
                for run in (self.run(name, start) for start in range(self.horizon + 1))
                if self.allowed(run)
            ]
            for name in self.tasks
        }

    def search(self) -> Best | None:
        """
        Return the best plan of all, or nothing when there is none.

        Raises
        ------
        TooLarge
            If there are too many plans to look at.
        """
        self.nodes = 0
        launch = self.campaign.launch
        for run in self.choices[launch]:
            others = {
                name: [other for other in runs if self.fit(run, other)]
                for name, runs in self.choices.items()
                if name != launch
            }
            found = self.complete([run], others, None)
            if found is not None:
                starts = {each.task.id: each.start for each in found}
                return Best(run.end, sum(starts.values()), starts)
        return None

    def complete(
        self, placed: list[Run], open_: dict[str, list[Run]], best: list[Run] | None
    ) -> list[Run] | None:
        """Return the completion with the least sum of starts below that of ``best``, if any."""
        self.nodes += 1
        if self.nodes > NODES:
            raise TooLarge
        if not open_:
            return placed
        if not all(open_.values()):
            return best
        name = min(open_, key=lambda each: len(open_[each]))
        for run in sorted(open_[name], key=weight):
            least = weight(run) + sum(min(map(weight, r)) for n, r in open_.items() if n != name)
            if best is not None and least + total(placed) >= total(best):
                break
            if self.overdrawn([*placed, run]):
                continue
            rest = {
                other: [each for each in runs if self.fit(run, each)]
                for other, runs in open_.items()
                if other != name
            }
            found = self.complete([*placed, run], rest, best)
            if found is not None and (best is None or total(found) < total(best)):
                best = found
        return best


LATE = 10_000
"""More than all starts together: the first hour of a step that is wanted late."""


def weight(run: Run) -> int:
    """Return the start of a run, or far less for each hour by which one wanted late is later."""
    return -LATE * run.start if run.task.as_late_as_possible else run.start


def total(runs: list[Run]) -> int:
    """Return the sum of starts, steps that are wanted late before all others."""
    return sum(map(weight, runs))
