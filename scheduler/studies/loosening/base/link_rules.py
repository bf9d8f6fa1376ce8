"""Links between steps, hard ones and habits alike: as rules, in words, and dropped."""

from collections.abc import Iterator, Sequence
from functools import partial

from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.link import Link, LinkKind
from scheduler.model.notation.base import TaskId
from scheduler.model.scenario import Scenario
from scheduler.studies.loosening.base.change import Change, require_known
from scheduler.studies.loosening.base.copies import with_task, without_first
from scheduler.studies.loosening.base.rule import Path, Rule, RuleFamily, length_words, named

HARD = "after"
HABITUAL = "usually_after"
"""The fields of a task that name its links."""


def link_rules(
    situation: Situation, target: TaskId, field: str, in_force: Sequence[Link]
) -> Iterator[Rule]:
    """Yield the links of one field of a step that are in force, from steps still to be done."""
    campaign = situation.campaign
    for position, link in enumerate(getattr(campaign.tasks[target], field)):
        if link not in in_force or link.task not in situation.modes:
            continue
        family = RuleFamily.LINK if field == HARD else RuleFamily.HABIT
        path: Path = ("tasks", target, field, position)
        yield Rule(
            key=f"{family} {target} {position} {link}",
            family=family,
            subject=(link.task, target),
            words=_words(campaign, target, link, is_habit=family is RuleFamily.HABIT),
            path=path,
            take_out=partial(without_link, target=target, field=field, link=link),
        )


def without_link(
    campaign: Campaign, scenario: Scenario, *, target: TaskId, field: str, link: Link
) -> Campaign:
    """Return a campaign in which a step has one link less."""
    del scenario
    links = without_first(getattr(campaign.tasks[target], field), link)
    return with_task(campaign, target, {field: links})


EVENTS = {
    LinkKind.FS: ("starts", "ends"),
    LinkKind.SS: ("starts", "starts"),
    LinkKind.FF: ("ends", "ends"),
    LinkKind.SF: ("ends", "starts"),
}


def _words(campaign: Campaign, target: TaskId, link: Link, *, is_habit: bool) -> str:
    """Say a link: ``F07 (Leak watch) starts no earlier than 12 h after F06 ends``."""
    held, holds = EVENTS[link.type]
    how_long = f"{length_words(abs(link.lag))} {'after' if link.lag > 0 else 'before'} "
    worked = " (working time)" if link.working else ""
    lag = f"no earlier than {how_long}" if link.lag else "after "
    text = f"{named(campaign, target)} {held} {lag}{link.task} {holds}{worked}"
    return f"by habit {text}" if is_habit else text


def drop_links(campaign: Campaign, change: Change, fields: tuple[str, ...]) -> Campaign:
    """Return a campaign without the links between two steps that some fields name."""
    require_known(campaign.tasks, change.part, "unknown-task")
    task = campaign.tasks[change.part]
    sources = {link.task: 0 for field in fields for link in getattr(task, field)}
    require_known(sources, change.name, f"unknown-{change.kind}")
    kept = {
        field: tuple(link for link in getattr(task, field) if link.task != change.name)
        for field in fields
    }
    return with_task(campaign, change.part, kept)
