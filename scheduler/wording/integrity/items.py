"""What the integrity statement lists one by one, each in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.kept.added_people import AddedPeople
from scheduler.analyse.kept.cut_step import CutStep
from scheduler.analyse.kept.habits import HabitSetAside, HabitUse
from scheduler.analyse.kept.integrity import BrokenLink, StepAfterLaunch
from scheduler.analyse.kept.other_modes import OtherMode
from scheduler.analyse.loads.duty import DutyDeviation
from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.shifts.duties import DutyRule
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.names import option_named

RULES = {
    DutyRule.HOURS_PER_DAY: "on duty within 24 h",
    DutyRule.HOURS_PER_WEEK: "on duty within seven days",
    DutyRule.DAYS_IN_ROW: "on duty in a row",
    DutyRule.REST: "of rest before a duty",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a plan cut or was bought with: the steps or the crew, and how much of it."""

    text: str
    subject: str
    other: str = ""
    minutes: Minutes | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class ItemTitles:
    """Titles of a campaign's steps, places and crews."""

    campaign: Campaign

    def step(self, step: TaskId) -> str:
        """Return a step by its id and its name."""
        title = self.campaign.tasks[step].title
        return step if title == step else f"{step} ({title})"

    def option(self, mode: OtherMode) -> str:
        """Return how the option is called that a step is done by."""
        return option_named(mode.option, mode.nominal.options[mode.option - 1].name)

    def changes(self, mode: OtherMode) -> Iterator[str]:
        """Yield what an option changes: hours, people, place."""
        nominal, taken = mode.nominal, mode.taken
        if taken.duration != nominal.duration:
            yield (
                f"{format_minutes(taken.duration)} instead of {format_minutes(nominal.duration)}"
            )
        if taken.crew != nominal.crew:
            now, before = (
                ", ".join(f"{people} {crew}" for crew, people in task.crew.items())
                for task in (taken, nominal)
            )
            yield f"with {now} instead of {before or 'nobody'}"
        if taken.facility != nominal.facility:
            yield f"in {self._place(taken.facility)} instead of {self._place(nominal.facility)}"

    def _place(self, facility: str | None) -> str:
        return self.campaign.facilities[facility].title if facility else "no place"


def cut_item(words: ItemTitles, cut: CutStep) -> Item:
    """Say of a step that it is missing or too short."""
    step, full = words.step(cut.step), format_minutes(cut.full)
    if cut.worked is None:
        text = f"{step} is missing, with all its {full}"
    else:
        text = f"{step} has {format_minutes(cut.worked)} instead of {full}"
    return Item(text=text, subject=cut.step, minutes=cut.full - (cut.worked or 0))


def after_item(words: ItemTitles, after: StepAfterLaunch) -> Item:
    """Say of a step how long after launch it ends."""
    kind = ", a test," if after.is_test else ""
    when = f"{format_minutes(after.late)} after launch" if after.late else "at launch"
    return Item(
        text=f"{words.step(after.step)}{kind} ends {when}", subject=after.step, minutes=after.late
    )


def broken_item(words: ItemTitles, broken: BrokenLink) -> Item:
    """Say of a hard link by how much it is not kept."""
    target, source = words.step(broken.target), words.step(broken.source)
    if broken.early is None:
        text = f"{target} after {source}: one of the two is missing"
    else:
        text = f"{target} comes {format_minutes(broken.early)} too early after {source}"
    return Item(text=text, subject=broken.target, other=broken.source, minutes=broken.early)


def habit_item(words: ItemTitles, habit: HabitSetAside) -> Item:
    """Say what a plan makes of a habit set aside: who overlaps whom."""
    source, target = words.step(habit.source), words.step(habit.target)
    text = {
        HabitUse.NOT_USED: f"{target} after {source}: followed anyway",
        HabitUse.BESIDE: f"{target} runs beside {source} for {format_minutes(habit.overlap)}",
        HabitUse.BEFORE: f"{target} comes before {source}",
        HabitUse.SOONER: f"{target} follows {source} sooner",
    }[habit.use]
    early = f", {format_minutes(habit.early)} earlier than by habit" if habit.is_used else ""
    return Item(
        text=f"{text}{early}", subject=habit.target, other=habit.source, minutes=habit.overlap
    )


def mode_item(words: ItemTitles, mode: OtherMode) -> Item:
    """Say how a step is done instead of as it stands."""
    return Item(
        text=f"{words.step(mode.step)} by {words.option(mode)}: {', '.join(words.changes(mode))}",
        subject=mode.step,
        other=mode.name,
        minutes=mode.taken.duration - mode.nominal.duration,
        people=sum(mode.taken.crew.values()) - sum(mode.nominal.crew.values()),
    )


def added_item(words: ItemTitles, added: AddedPeople) -> Item:
    """Say how many people of a crew there are on a shift, and at work."""
    crew = words.campaign.crews[added.crew].title
    text = (
        f"{crew}, {added.shift} shift: {added.people} instead of {added.baseline or 'nobody'}, "
        f"at most {added.peak} at work"
    )
    return Item(text=text, subject=added.crew, other=added.shift, people=added.used)


def deviation_item(words: ItemTitles, each: DutyDeviation, axis: Axis) -> Item:
    """Say which duty goes beyond which rule."""
    is_days = each.rule is DutyRule.DAYS_IN_ROW
    value, limit = (
        f"{number} days" if is_days else format_minutes(number)
        for number in (each.value, each.limit)
    )
    crew = words.campaign.crews[each.crew].title
    text = (
        f"{crew}, {each.shift} shift, team {each.team}: {value} {RULES[each.rule]}, "
        f"not {limit}, from {axis.say(each.start)} to {axis.say(each.end)}"
    )
    return Item(text=text, subject=each.crew, other=each.shift, minutes=each.end - each.start)
