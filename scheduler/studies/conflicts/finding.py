"""Why a date cannot be met: conflicts one after the other, and what would make it possible."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.situation.prepare import prepare
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.search.decision import Answer
from scheduler.studies.conflicts.asking import Study
from scheduler.studies.conflicts.chains import ConflictLine, lines_of
from scheduler.studies.conflicts.doubled import doubled_holds, doubled_places
from scheduler.studies.conflicts.facts_words import facts_words
from scheduler.studies.conflicts.minimal import MinimalSet, minimal_conflict
from scheduler.studies.conflicts.oracle import Listener, Oracle, ignore
from scheduler.studies.conflicts.relaxing import (
    Relaxation,
    joint_relaxation,
    later_launch,
    single_relaxations,
)
from scheduler.studies.conflicts.repeating import repetitions
from scheduler.studies.conflicts.rulebook import DATE, Rulebook, collect_rules
from scheduler.studies.conflicts.turns import turn_words
from scheduler.studies.loosening import ladders_of
from scheduler.studies.loosening.base.rule import Rule, RuleFamily

MOST_CONFLICTS = 5
SHARE = 0.7
"""The part of the time in which conflicts are sought; the rest is for what could give way."""
DEFAULT = SolveOptions(time_limit=120.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """
    Rules that cannot hold together, and what each could give.

    ``is_minimal`` says that the set by itself was proved impossible and that a checked plan exists
    without any one member. ``earliest`` is the launch that its members allow without the date, if
    that is known; ``lines`` are the members in words, ``advice`` says where the graph itself takes
    a place twice, or keeps it whole for one after the other. ``relaxations`` hold for the whole
    campaign, all other rules being in force.
    """

    members: tuple[Rule, ...]
    lines: tuple[ConflictLine, ...]
    advice: tuple[str, ...]
    is_minimal: bool
    earliest: Minutes | None
    relaxations: tuple[Relaxation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts:
    """
    The answer for one date, or for no date at all (``by`` is None).

    If it is possible, ``launch`` is that of a checked plan and there are no conflicts. ``together``
    are rules that suffice when they give way at once, sought when none suffices alone.
    """

    axis: Axis
    horizon: Minutes
    by: Minutes | None
    answer: Answer
    launch: Minutes | None
    conflicts: tuple[Conflict, ...]
    together: Relaxation | None
    is_complete: bool
    trials: int
    seconds: float

    @property
    def relaxations(self) -> tuple[Relaxation, ...]:
        """Every single change that suffices, each once."""
        found = (each for conflict in self.conflicts for each in conflict.relaxations)
        return tuple(dict.fromkeys(found))


def find_conflicts(
    campaign: Campaign,
    scenario: str,
    by: Minutes | None = None,
    options: SolveOptions = DEFAULT,
    listener: Listener = ignore,
    executor: Executor | None = None,
) -> Conflicts:
    """
    Explain why no plan launches by a minute, or why there is no plan at all.

    Parameters
    ----------
    campaign
        The campaign.
    scenario
        The name of the scenario.
    by
        The last minute at which launch may end; without it, any plan within the horizon will do.
    options
        The time limit holds for the whole study.
    listener
        Told of every plan that is tried.
    executor
        Where plans that do not depend on each other are tried together; by default each is tried
        in this process when it is needed. What is found is the same.
    """
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    judge = Oracle(collect_rules(situation, by), options, listener, executor)
    asked = judge.with_changes(())
    if asked.answer is not Answer.IMPOSSIBLE:
        return _answer(judge, asked.answer, launch=asked.launch)
    return _explained(judge, asked.answer, options.time_limit)


def _explained(judge: Oracle, answer: Answer, seconds: float) -> Conflicts:
    """Find what collides and what would give way; Ctrl-C keeps what was found until then."""
    sets: list[MinimalSet] = []
    conflicts: list[Conflict] = []
    later = together = None
    try:
        judge.ask_ahead([partial(later_launch, judge), *_first_questions(judge)])
        later = later_launch(judge)
        judge.limit = seconds * SHARE
        sets.extend(_conflicting_sets(judge))
        judge.limit = seconds
        judge.ask_ahead([partial(_conflict, judge, found, later) for found in sets])
        conflicts.extend(_conflict(judge, found, later) for found in sets)
        if not any(each.changes for conflict in conflicts for each in conflict.relaxations):
            together = joint_relaxation(judge, _giving(judge.rulebook, sets))
    except KeyboardInterrupt:
        judge.give_up()
        conflicts.extend(_conflict(judge, found, later) for found in sets[len(conflicts) :])
    return _answer(judge, answer, conflicts=_ranked(conflicts), together=together)


def _first_questions(judge: Oracle) -> Iterator[Study]:
    """Yield what is asked of the rules first: whether all collide, and links by themselves."""
    yield partial(judge.with_only, list(judge.rulebook.rules))
    bare, windows = _windows(judge.rulebook)
    if windows:
        yield partial(judge.with_only, bare)


def _ranked(conflicts: list[Conflict]) -> tuple[Conflict, ...]:
    """Return conflicts with those first that take the fewest lines to say, the proved first."""
    return tuple(sorted(conflicts, key=lambda x: (not x.is_minimal, len(x.lines), len(x.members))))


def _answer(
    judge: Oracle,
    answer: Answer,
    *,
    launch: Minutes | None = None,
    conflicts: tuple[Conflict, ...] = (),
    together: Relaxation | None = None,
) -> Conflicts:
    return Conflicts(
        axis=judge.rulebook.situation.axis,
        horizon=judge.rulebook.situation.horizon,
        by=judge.rulebook.by,
        answer=answer,
        launch=launch,
        conflicts=conflicts,
        together=together,
        is_complete=not judge.is_cut_short,
        trials=judge.trials,
        seconds=judge.seconds,
    )


def _conflicting_sets(judge: Oracle) -> Iterator[MinimalSet]:
    """
    Yield one conflict after the other, without what could give way in those before.

    What the windows of a step rule out together with links alone comes first: no other reason is
    shorter. Where one of them cannot give way, nothing else would help.
    """
    left = list(judge.rulebook.rules)
    is_firm = False
    for found in _of_windows(judge):
        yield found
        gone = {rule.key for rule in _giving(judge.rulebook, [found])}
        is_firm = is_firm or not gone
        left = [key for key in left if key not in gone]
    if is_firm:
        return
    for number in range(MOST_CONFLICTS):
        judge.stage = f"conflict {number + 1}"
        further = minimal_conflict(judge, left)
        if further is None:
            return
        yield further
        gone = {rule.key for rule in _giving(judge.rulebook, [further])}
        left = [key for key in left if key not in gone]
        if not gone:
            return


def _of_windows(judge: Oracle) -> Iterator[MinimalSet]:
    """Yield the conflicts of one window each with links, and with the date if there is one."""
    judge.stage = "windows"
    bare, windows = _windows(judge.rulebook)
    if not windows or judge.with_only(bare).answer is not Answer.POSSIBLE:
        return
    judge.ask_ahead([partial(judge.with_only, [*bare, key]) for key in windows])
    for key in windows:
        found = minimal_conflict(judge, [*bare, key])
        if found is not None:
            yield found


def _windows(book: Rulebook) -> tuple[list[str], list[str]]:
    """Return the keys of all links, with that of the date, and those of all windows of a step."""
    bare = {RuleFamily.LINK, RuleFamily.DATE}
    return (
        [key for key, rule in book.rules.items() if rule.family in bare],
        [key for key, rule in book.rules.items() if rule.family is RuleFamily.WINDOW],
    )


def _giving(book: Rulebook, sets: list[MinimalSet]) -> list[Rule]:
    """
    Return the members of conflicts that could give way, the date aside, each once.

    The room of a place does not, where a hold of that place is in its own way.
    """
    rules: dict[str, Rule] = {}
    for each in sets:
        members = [book.rules[key] for key in each.keys]
        doubled = doubled_places(book.situation, members)
        rules |= {
            rule.key: rule
            for rule in members
            if rule.family is not RuleFamily.ROOM or rule.subject[0] not in doubled
        }
    return [rule for rule in rules.values() if ladders_of(book.situation, rule)]


def _advice(book: Rulebook, members: Sequence[Rule]) -> tuple[str, ...]:
    doubled = doubled_holds(book.situation, members)
    in_their_own_way = [words for each in doubled for words in each.words(book.situation)]
    of_facts = facts_words(book.situation, members)
    return (*in_their_own_way, *turn_words(book.situation, members), *of_facts)


def _conflict(judge: Oracle, found: MinimalSet, later: Relaxation | None) -> Conflict:
    book = judge.rulebook
    members = tuple(book.rules[key] for key in found.keys)
    relaxations = single_relaxations(judge, _giving(book, [found]))
    relaxations += tuple(repetitions(judge, members))
    if DATE in found.keys and later is not None:
        relaxations = (later, *relaxations)
    return Conflict(
        members=members,
        lines=lines_of(book.situation, members),
        advice=_advice(book, members),
        is_minimal=found.is_minimal,
        earliest=judge.earliest_with_only([key for key in found.keys if key != DATE])
        if DATE in found.keys
        else None,
        relaxations=relaxations,
    )
