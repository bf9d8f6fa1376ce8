"""
Questions asked ahead, together and on workers, before a study comes to them by itself.

A study asks one question after the other, each by what was answered before. Carried out for once
with a memory instead of a search, it stops at its first question that is not answered yet. So
studies that do not depend on each other say what they ask next; that is asked together, and they
are carried out again. What comes in is remembered, and the study itself then finds its answers.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from scheduler.calendars.situation.prepare import prepare
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import DAY
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import SolveResult, Stop
from scheduler.planning.search.decision import Decision, decide, decide_by_lists
from scheduler.planning.solve import solve
from scheduler.schedule.checks import check
from scheduler.schedule.scheduled import Schedule

DAYS_BEYOND = 10
"""Days after twice the time to launch in which the other steps are done, as a first guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhetherPossible:
    """The question whether a campaign launches by a minute, or at all; plain data for a worker."""

    campaign: Campaign
    scenario: str
    by: Minutes | None
    options: SolveOptions

    def answer(self) -> Decision:
        """Return the answer: by lists if they are enough, else by a search."""
        return self._at_hand() or decide(
            prepare(self.campaign, self.campaign.resolve_scenario(self.scenario)),
            self.by,
            self.options,
        )

    def _at_hand(self) -> Decision | None:
        """
        Return a schedule that lists find within a shorter horizon, which is quicker to prepare.

        It must be sound within the campaign's own, too, where the last shift is not cut off; that
        nothing is found says nothing.
        """
        campaign, by = self.campaign, self.by
        if by is None or campaign.horizon % DAY:
            return None
        horizon = (2 * (by // DAY) + DAYS_BEYOND) * DAY
        if not 0 < horizon < campaign.horizon:
            return None
        nearer = campaign.altered({"horizon": horizon})
        situation = prepare(nearer, nearer.resolve_scenario(self.scenario))
        decision = decide_by_lists(situation, by)
        if decision.schedule is None or check(campaign, situation.scenario, decision.schedule):
            return None
        return decision


@dataclass(frozen=True, slots=True, kw_only=True)
class HowEarly:
    """The question how early a campaign launches, with a plan if one is known; for a worker."""

    campaign: Campaign
    scenario: str
    known: Schedule | None
    options: SolveOptions

    def answer(self) -> SolveResult:
        """
        Return the earliest launch found.

        Raises
        ------
        KeyboardInterrupt
            If the search is interrupted: a study of many plans ends with it.
        """
        situation = prepare(self.campaign, self.campaign.resolve_scenario(self.scenario))
        result = solve(situation, self.options, known=self.known)
        if result.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        return result


Question = WhetherPossible | HowEarly
Study = Callable[[], object]


def answer_question(question: Question) -> Decision | SolveResult:
    """Answer a question; runs in a worker."""
    return question.answer()


def in_one_thread(question: Question) -> Question:
    """Return a question for a worker: with one thread, unless others were asked for."""
    options = replace(question.options, workers=question.options.workers or 1)
    return replace(question, options=options)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question by the stage of the study that asks it, made when it is to be asked."""

    stage: str
    make: Callable[[], Question]


AskedKey = tuple[str, Hashable]
"""What kind of question it is, and the rules or changes that it is about."""
Asked = dict[AskedKey, OpenQuestion]


class NotAnsweredYet(Exception):
    """A study that is only looked at has come to questions without an answer."""

    def __init__(self, questions: Asked) -> None:
        super().__init__(f"{len(questions)} questions are not answered yet")
        self.questions = questions


class Preview:
    """Looks at what studies ask next; each question is told once, whatever became of it."""

    def __init__(self) -> None:
        self.is_on = False
        self._told: set[AskedKey] = set()

    def next_questions(self, studies: list[Study]) -> Asked:
        """Return what studies ask next; those that ask nothing new are taken out of the list."""
        found: Asked = {}
        for study in tuple(studies):
            fresh = self._of(study)
            if not fresh:
                studies.remove(study)
            found |= fresh
        return found

    def told(self, questions: Asked) -> None:
        """Note that questions were asked."""
        self._told.update(questions)

    def pass_on(self, studies: Sequence[Study]) -> None:
        """
        Look at studies that a study under view would ask ahead itself.

        Raises
        ------
        NotAnsweredYet
            If they have questions that were not told before.
        """
        found = self.next_questions(list(studies))
        if found:
            raise NotAnsweredYet(found)

    def _of(self, study: Study) -> Asked:
        try:
            with self._turned_on():
                study()
        except NotAnsweredYet as stopped:
            questions = stopped.questions.items()
            return {key: each for key, each in questions if key not in self._told}
        return {}

    @contextmanager
    def _turned_on(self) -> Iterator[None]:
        before, self.is_on = self.is_on, True
        try:
            yield
        finally:
            self.is_on = before
