"""The members of a conflict as lines to read: links that follow each other become one chain."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scheduler.calendars.situation.situation import Situation
from scheduler.model.link import Link, LinkKind
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes
from scheduler.studies.loosening.base.head_counts import people_there
from scheduler.studies.loosening.base.rule import Path, Rule, RuleFamily

SHOWN_STEPS = 8
ENDS_SHOWN = 3
SHOWN_NEEDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictLine:
    """One line of a conflict: words, the place in the task graph, and the rules it stands for."""

    words: str
    path: Path
    keys: tuple[str, ...]


def lines_of(situation: Situation, members: Sequence[Rule]) -> tuple[ConflictLine, ...]:
    """Return the lines of a conflict: the date, chains of hard links, then what is in force."""
    linked = [rule for rule in members if rule.family is RuleFamily.LINK]
    steps = {step for rule in linked for step in rule.subject} | {situation.launch}
    first = [_line(rule) for rule in members if rule.family is RuleFamily.DATE]
    rest = [
        _crew_line(situation, rule, steps) if rule.family is RuleFamily.CREW else _line(rule)
        for rule in members
        if rule.family not in {RuleFamily.LINK, RuleFamily.DATE}
    ]
    return (*first, *(_chain_line(situation, chain) for chain in _chains(situation, linked)), *rest)


def _crew_line(situation: Situation, rule: Rule, steps: Collection[TaskId]) -> ConflictLine:
    """Say a head-count with the linked steps for which it is too low."""
    crew, shift = rule.subject
    there = people_there(situation.campaign, situation.scenario, crew, shift)
    tasks = (situation.first_mode(task_id).task for task_id in situation.modes if task_id in steps)
    needs = {
        task.id: task.crew[crew]
        for task in tasks
        if not task.all_hands and task.crew.get(crew, 0) > there
    }
    shown = [f"{task_id} needs {need}" for task_id, need in list(needs.items())[:SHOWN_NEEDS]]
    more = [f"{len(needs) - SHOWN_NEEDS} more"] if len(needs) > SHOWN_NEEDS else []
    why = f" ({', '.join(shown + more)})" if shown else ""
    return ConflictLine(words=f"{rule.words}{why}", path=rule.path, keys=(rule.key,))


def _line(rule: Rule) -> ConflictLine:
    return ConflictLine(words=rule.words, path=rule.path, keys=(rule.key,))


def link_of(situation: Situation, rule: Rule) -> Link:
    """Return the link that a rule stands for."""
    _, target, field, position = rule.path
    links: tuple[Link, ...] = getattr(situation.campaign.tasks[str(target)], str(field))
    return links[int(position)]


def _chains(situation: Situation, linked: Sequence[Rule]) -> list[list[Rule]]:
    """Cut links into chains, each as long as it goes; only FS links go on from one another."""
    place = {task_id: number for number, task_id in enumerate(situation.topological)}
    waiting = sorted(linked, key=lambda rule: [place[task_id] for task_id in rule.subject])
    chains = []
    while waiting:
        chain = [waiting.pop(0)]
        while _is_plain(situation, chain[-1]):
            following = [
                rule
                for rule in waiting
                if rule.subject[0] == chain[-1].subject[1] and _is_plain(situation, rule)
            ]
            if not following:
                break
            chain.append(following[0])
            waiting.remove(following[0])
        chains.append(chain)
    return chains


def _is_plain(situation: Situation, rule: Rule) -> bool:
    return link_of(situation, rule).type is LinkKind.FS


def _chain_line(situation: Situation, chain: Sequence[Rule]) -> ConflictLine:
    if len(chain) == 1:
        return _line(chain[0])
    steps = [chain[0].subject[0], *(rule.subject[1] for rule in chain)]
    work = sum(situation.first_mode(step).duration for step in steps)
    lag = sum(link_of(situation, rule).lag for rule in chain)
    return ConflictLine(
        words=f"the chain {_chain_text(steps)}: {len(steps)} steps one after the other, "
        f"{format_minutes(work)} of work{_lag_text(lag)}",
        path=chain[0].path,
        keys=tuple(rule.key for rule in chain),
    )


def _chain_text(steps: Sequence[TaskId]) -> str:
    if len(steps) <= SHOWN_STEPS:
        return " > ".join(steps)
    return " > ".join([*steps[:ENDS_SHOWN], "...", *steps[-ENDS_SHOWN:]])


def _lag_text(lag: Minutes) -> str:
    if lag < 0:
        return f", {format_minutes(-lag)} of it overlapping"
    return f" and {format_minutes(lag)} of waiting time" if lag else ""
