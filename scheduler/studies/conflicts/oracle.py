"""Whether a schedule is possible with only some rules, or with changes; each is asked once."""

import time
from collections.abc import Callable, Collection, Hashable, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, replace

from scheduler.calendars.situation.prepare import prepare
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import SolveResult, Status
from scheduler.planning.search.decision import UNKNOWN, Answer, Decision
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.changes.applying import AnyChange, apply_changes
from scheduler.studies.changes.refusals import findings_against
from scheduler.studies.conflicts.asking import (
    Asked,
    AskedKey,
    HowEarly,
    NotAnsweredYet,
    OpenQuestion,
    Preview,
    Question,
    Study,
    WhetherPossible,
    answer_question,
    in_one_thread,
)
from scheduler.studies.conflicts.rulebook import DATE, Rulebook
from scheduler.studies.workers.executors import as_done, has_workers

LONGEST_TRIAL = 10.0
"""Seconds for one search at most, so that no single question takes all the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OracleProgress:
    """A sign of life: what is being looked for, and how many plans were tried."""

    stage: str
    trials: int
    seconds: float


Listener = Callable[[OracleProgress], None]


def ignore(step: OracleProgress) -> None:
    """Listen to nothing."""
    del step


class Oracle:
    """
    Answers questions about one rulebook, each of them once, until its time is up.

    After ``limit``, in seconds, or once it is given up, every new question stays unknown, and
    ``is_cut_short`` says so. With an executor, studies may let workers answer ahead what they ask
    anyway. An answer from there counts only if it is proved; what is not is asked again here.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        options: SolveOptions,
        listener: Listener,
        executor: Executor | None = None,
    ) -> None:
        self.rulebook = rulebook
        self.options = options
        self.listener = listener
        self.executor = executor
        self.stage = "date"
        self.trials = 0
        self.limit = options.time_limit
        self.is_cut_short = False
        self.is_given_up = False
        self.began = time.monotonic()
        self._name = rulebook.situation.scenario.id
        self._preview = Preview()
        self._decisions: dict[Hashable, Decision] = {}
        self._earliest: dict[Hashable, SolveResult] = {}

    @property
    def seconds(self) -> float:
        """Seconds since the first question could be asked."""
        return time.monotonic() - self.began

    @property
    def is_late(self) -> bool:
        """Whether the time is up; to ask is to have wanted more of it."""
        late = self._is_over
        self.is_cut_short = self.is_cut_short or late
        return late

    @property
    def _is_over(self) -> bool:
        return self.is_given_up or self.seconds >= self.limit

    def ask_ahead(self, studies: Sequence[Study]) -> None:
        """
        Let workers answer what studies will ask that do not depend on each other.

        Without workers nothing is done; what is asked later is then answered when it is asked.

        Parameters
        ----------
        studies
            Functions that ask this oracle, each to be called by itself later. They may be called
            any number of times before, and stop where an answer is missing.
        """
        if self._preview.is_on:
            self._preview.pass_on(studies)
            return
        stage, waiting = self.stage, list(studies)
        while has_workers(self.executor) and not self._is_over:
            questions = self._preview.next_questions(waiting)
            if not questions:
                break
            self._ask(self.executor, questions)
        self.stage = stage

    def _ask(self, executor: Executor, questions: Asked) -> None:
        """Ask questions together, and remember what is proved, until the time is up."""
        self._preview.told(questions)
        keys, waiting = list(questions), list(questions.values())
        made = [in_one_thread(each.make()) for each in waiting]
        with closing(as_done(executor, answer_question, made)) as answers:
            for place, found in answers:
                key, self.stage = keys[place][1], waiting[place].stage
                if isinstance(found, Decision):
                    self._count()
                    if found.answer is not Answer.UNKNOWN:
                        self._decisions[key] = found
                elif found.status is Status.OPTIMAL:
                    self._earliest[key] = found
                if self._is_over:
                    return

    def with_only(self, keys: Collection[str]) -> Decision:
        """Tell whether a schedule keeps these rules, all others being taken out."""
        asked = frozenset(keys)
        by = self.rulebook.by if DATE in asked else None
        return self._decide(asked, lambda: self.rulebook.keep_only(asked), by)

    def situation_with(self, keys: Collection[str]) -> Situation:
        """Return the situation with only these rules in force, the date aside."""
        campaign = self.rulebook.keep_only(keys)
        return prepare(campaign, campaign.resolve_scenario(self._name))

    def is_impossible(self, keys: Collection[str]) -> bool:
        """Whether it is proved that these rules alone cannot hold together."""
        return self.with_only(keys).answer is Answer.IMPOSSIBLE

    def with_changes(self, changes: Sequence[AnyChange]) -> Decision:
        """Tell whether the date is met, or any launch is possible, in the changed campaign."""
        asked = tuple(changes)
        return self._decide(asked, lambda: self._changed(asked), self.rulebook.by)

    def is_refused(self, changes: Sequence[AnyChange]) -> bool:
        """Whether a task graph may not state what the changes lead to."""
        return any(findings_against(self._changed(changes), self._name))

    def give_up(self) -> None:
        """Leave every question that is not answered yet unknown: the study is interrupted."""
        self.is_given_up = self.is_cut_short = True

    def earliest_as_stated(self) -> SolveResult:
        """Search for the earliest launch of the campaign as it stands."""
        return self._plan(None, lambda: self.rulebook.situation.campaign, None)

    def earliest_launch(self, changes: Sequence[AnyChange]) -> Minutes:
        """Plan with changes that are known to suffice and return the earliest launch found."""
        return self.earliest_plan(changes)[self.rulebook.situation.launch].end

    def earliest_plan(self, changes: Sequence[AnyChange]) -> Schedule:
        """Return the plan of the earliest launch found with changes that are known to suffice."""
        asked = tuple(changes)
        known = self.with_changes(asked).schedule
        if known is None:
            message = "changes do not suffice although a plan had shown that they do"
            raise AssertionError(message)
        return self._plan(asked, lambda: self._changed(asked), known).require_schedule()

    def earliest_with_only(self, keys: Collection[str]) -> Minutes | None:
        """Return the earliest launch that these rules allow, if a search proves it in time."""
        asked = frozenset(keys)
        if asked not in self._earliest and self.is_late:
            return None
        result = self._plan(asked, lambda: self.rulebook.keep_only(asked), None)
        return result.launch_minute if result.status is Status.OPTIMAL else None

    def _decide(self, key: Hashable, make: Callable[[], Campaign], by: Minutes | None) -> Decision:
        """Return the answer to a question, asked by its key if it was not answered before."""
        if key in self._decisions:
            return self._decisions[key]

        def question() -> WhetherPossible:
            return WhetherPossible(
                campaign=make(), scenario=self._name, by=by, options=self._quick()
            )

        self._only_look(("whether", key), question)
        decision = self._try(question)
        if decision is UNKNOWN and self.is_late:
            return decision
        self._decisions[key] = decision
        return decision

    def _plan(
        self, key: Hashable, make: Callable[[], Campaign], known: Schedule | None
    ) -> SolveResult:
        """Search for the earliest launch, if no search ahead has proved it."""
        if key in self._earliest:
            return self._earliest[key]

        def question() -> HowEarly:
            return HowEarly(
                campaign=make(), scenario=self._name, known=known, options=self._quick()
            )

        self._only_look(("how early", key), question)
        return question().answer()

    def _try(self, make: Callable[[], WhetherPossible]) -> Decision:
        if self.is_late:
            return UNKNOWN
        self._count()
        return make().answer()

    def _count(self) -> None:
        """Count a plan that is tried, and tell of it."""
        self.trials += 1
        self.listener(OracleProgress(stage=self.stage, trials=self.trials, seconds=self.seconds))

    def _only_look(self, key: AskedKey, make: Callable[[], Question]) -> None:
        """Stop a study that is only looked at where it would ask."""
        if self._preview.is_on:
            raise NotAnsweredYet({key: OpenQuestion(stage=self.stage, make=make)})

    def _quick(self) -> SolveOptions:
        """Return the options of one search within what is left of the time."""
        left = max(self.limit - self.seconds, 0.1)
        return replace(self.options, time_limit=min(left, LONGEST_TRIAL), settle=0.0)

    def _changed(self, changes: Sequence[AnyChange]) -> Campaign:
        campaign = self.rulebook.situation.campaign
        return apply_changes(campaign, self._name, list(changes))
