"""The integrity statement in words: every sentence about what a plan kept comes from here."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from scheduler.analyse.kept.integrity import Integrity
from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.situation.situation import Situation
from scheduler.wording.integrity.items import (
    Item,
    ItemTitles,
    added_item,
    after_item,
    broken_item,
    cut_item,
    deviation_item,
    habit_item,
    mode_item,
    short_item,
)
from scheduler.wording.quantities import count_of, people_of

DUTY = "Beyond duty rules"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """
    One point of the statement, and its items one by one.

    ``holds`` says whether a promise is kept; it is nothing for what a plan may be bought with.
    """

    topic: str
    text: str
    holds: bool | None = None
    items: tuple[Item, ...] = field(default=())


def kept_text(kept: Integrity) -> str:
    """Say what a plan kept; a plan that is not whole is called so first."""
    tests = f", {kept.tests_kept} of {count_of(kept.tests, 'test')} in full" if kept.tests else ""
    after = f" before launch, {len(kept.after)} after" if kept.after else ""
    text = (
        f"{kept.steps_kept} of {count_of(kept.steps, 'step')}{after}{tests}, "
        f"{kept.hard_links_kept} of {count_of(kept.hard_links, 'hard link')} kept"
    )
    return text if kept.is_whole else f"NOT WHOLE: {text}"


def steps_text(kept: Integrity) -> str:
    """Say how many of the steps due are there at full length."""
    return f"{kept.steps_kept} of {kept.steps}{_where(kept)} at full length"


def paid_text(kept: Integrity) -> str:
    """Say what a plan was bought with."""
    habits = (
        f"{count_of(len(kept.habits), 'habit')} set aside, {len(kept.habits_used)} not followed"
        if kept.habits
        else "no habit set aside"
    )
    steps = [mode.step for mode in kept.other_ways]
    named = ", ".join(steps[:MOST_NAMED]) + (", ..." if steps[MOST_NAMED:] else "")
    modes = f"{count_of(len(steps), 'step')} done in another way ({named})"
    people = f"{people_of(kept.people_used)} above the baseline"
    parts = [habits, *([modes] if steps else []), people]
    if kept.duty is not None:
        parts.append(count_of(len(kept.duty.deviations), "duty deviation"))
    return "; ".join(parts)


def statement(situation: Situation, kept: Integrity) -> tuple[Section, ...]:
    """Return the integrity statement of a plan."""
    words = ItemTitles(situation.campaign)
    found = (
        _steps(words, kept),
        _tests(words, kept),
        _recorded_tests(words, kept),
        _links(words, kept),
        _after(words, kept),
        _done(words, kept, "the start" if situation.facts is None else "the data date"),
        _habits(words, kept),
        _modes(words, kept),
        _people(words, kept),
        _duty(words, kept, situation.axis),
    )
    return tuple(section for section in found if section is not None)


def _promise(topic: str, text: str, broken: Iterable[Item]) -> Section:
    """Return a section that holds only if nothing is broken, and else says so first."""
    items = tuple(broken)
    return Section(
        topic=topic, text=f"NOT KEPT: {text}" if items else text, holds=not items, items=items
    )


def _steps(words: ItemTitles, kept: Integrity) -> Section:
    return _promise("Steps", steps_text(kept), (cut_item(words, each) for each in kept.cut))


def _where(kept: Integrity) -> str:
    return " before launch" if kept.after else ""


def _tests(words: ItemTitles, kept: Integrity) -> Section | None:
    if not kept.tests:
        return None
    text = f"{kept.tests_kept} of {kept.tests}{_where(kept)} at full length"
    cut = (cut_item(words, each) for each in kept.cut if each.is_test)
    return _promise("Test procedures", text, cut)


def _recorded_tests(words: ItemTitles, kept: Integrity) -> Section | None:
    """List the tests recorded in less than their hours; unconfirmed ones break the promise."""
    if not kept.short:
        return None
    cut = sum(not each.is_confirmed for each in kept.short)
    tests = count_of(len(kept.short), "test")
    items = tuple(short_item(words, each) for each in kept.short)
    named = "; ".join(item.text for item in items[:MOST_NAMED])
    more = "; ..." if items[MOST_NAMED:] else ""
    text = (
        f"{tests} done in less than the hours, {len(kept.short) - cut} confirmed as done whole "
        f"({named}{more})"
    )
    return Section(
        topic="Tests done",
        text=f"NOT KEPT: {text}" if cut else text,
        holds=not cut,
        items=items,
    )


def _links(words: ItemTitles, kept: Integrity) -> Section:
    text = f"{kept.hard_links_kept} of {kept.hard_links} kept"
    return _promise("Hard links", text, (broken_item(words, each) for each in kept.broken))


def _after(words: ItemTitles, kept: Integrity) -> Section | None:
    """List the steps that end after launch, and so are not kept for it."""
    if not kept.after:
        return None
    tests = sum(each.is_test for each in kept.after)
    among = f" ({count_of(tests, 'test')})" if tests else ""
    text = f"{count_of(len(kept.after), 'step')}{among}, not counted as kept for launch"
    items = tuple(after_item(words, each) for each in kept.after)
    return Section(topic="After launch", text=text, items=items)


def _done(words: ItemTitles, kept: Integrity, since: str) -> Section | None:
    if not kept.done:
        return None
    text = (
        f"{count_of(len(kept.done), 'step')} ({count_of(kept.tests_done, 'test')}) finished before "
        f"{since}, with {count_of(kept.links_done, 'hard link')}"
    )
    items = tuple(Item(text=words.step(each), subject=each) for each in kept.done)
    return Section(topic="Done before", text=text, items=items)


def _habits(words: ItemTitles, kept: Integrity) -> Section:
    if not kept.habits:
        return Section(topic="Habits set aside", text="none")
    text = f"{len(kept.habits_used)} of {len(kept.habits)} not followed"
    items = tuple(habit_item(words, each) for each in kept.habits)
    return Section(topic="Habits set aside", text=text, items=items)


def _modes(words: ItemTitles, kept: Integrity) -> Section | None:
    if not kept.other_ways:
        return None
    items = tuple(mode_item(words, mode) for mode in kept.other_ways)
    return Section(topic="Done in another way", text=count_of(len(items), "step"), items=items)


def _people(words: ItemTitles, kept: Integrity) -> Section:
    """Say how many people more than the baseline's head-count are at work, by crew and shift."""
    topic = "Above the baseline"
    if not kept.added_people:
        return Section(topic=topic, text="no people")
    items = tuple(added_item(words, each) for each in kept.added_people)
    text = f"{people_of(kept.people_used)}, counting each crew and shift at its peak"
    return Section(topic=topic, text=text, items=items)


def _duty(words: ItemTitles, kept: Integrity, axis: Axis) -> Section | None:
    """List the duties beyond the duty rules of the scenario."""
    if kept.duty is None:
        return None
    items = tuple(deviation_item(words, each, axis) for each in kept.duty.deviations)
    rules = kept.duty.rules
    text = f"{count_of(len(items), 'deviation')} from {f'{rules.like} ' if rules.like else ''}rules"
    return Section(topic=DUTY, text=text, items=items)
