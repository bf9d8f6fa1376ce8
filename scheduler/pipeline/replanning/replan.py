"""Replan: the facts of the day in, and a new plan out that changes little of the announced one."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from scheduler.analyse.causes.causes import Causes
from scheduler.analyse.causes.finding import find_causes
from scheduler.analyse.causes.pushing import push
from scheduler.analyse.plan import ExplainedPlan, analyse
from scheduler.analyse.replanning.history import history_of
from scheduler.analyse.replanning.replan import PushedPlan, Replan
from scheduler.calendars.situation.calendars import Calendars
from scheduler.calendars.situation.situation import Situation
from scheduler.errors import Infeasible, InputError, Problem, Where
from scheduler.formats.plan_document import PlanDocument
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.recorded_campaign import progress_of, with_past
from scheduler.pipeline.opened import OpenedGraph, opened_draft, with_facts
from scheduler.pipeline.reopen import counted_in, open_document, reopened
from scheduler.pipeline.replanning.amending import amended
from scheduler.pipeline.replanning.announced import announced_plan
from scheduler.pipeline.replanning.request import ReplanRequest
from scheduler.planning.interface.options import Prefer
from scheduler.planning.interface.progress import Listener, ignore
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.search.judging import require_valid_here
from scheduler.planning.steady.options import SteadyOptions
from scheduler.planning.steady.result import SteadyResult
from scheduler.planning.steady.steady import steady
from scheduler.planning.steady.trade import TradePoint, trade
from scheduler.readers.plan_json import find_plan_file
from scheduler.readers.progress.progress_yaml import read_progress_yaml
from scheduler.readers.risk_json import risk_beside_plan
from scheduler.readers.task_graph import parse_task_graph
from scheduler.replay.retiming import Retimed


class Replanning:
    """
    One replan on its way, once the announced plan and the facts are read.

    Parameters
    ----------
    path
        The announced plan: its file or folder, which is only read.
    facts
        The progress file.
    request
        What is asked for beside the facts.

    Raises
    ------
    InputError
        If a file has problems, or the facts are older than those of the announced plan.
    WrittenPlanError
        If the announced plan breaks a rule.
    """

    def __init__(self, path: Path, facts: Path, request: ReplanRequest) -> None:
        document, campaign = open_document(path)
        self.request = request
        self.opened = self._opened(document, facts, progress_of(campaign))
        self.scenario = self.opened.require_scenario(request.scenario or document.scenario)
        self.opened.require_known(self.scenario)
        self.opened.require_workable([self.scenario])
        self.old = reopened(document, campaign)
        self.announced = announced_plan(self.old, path)
        self.announced_risk = risk_beside_plan(find_plan_file(path), self.announced.digest)
        self._require_later(facts)

    @cached_property
    def situation(self) -> Situation:
        """What is left to be planned."""
        return self.opened.prepared(self.scenario)

    @cached_property
    def pushed(self) -> Retimed:
        """What pushing the announced plan gives."""
        return push(self.old, self.situation)

    @cached_property
    def progress(self) -> Progress:
        """The facts, with all that is known beside their file."""
        facts = self.situation.facts
        if facts is None:
            message = "a replan without facts"
            raise AssertionError(message)
        return facts.progress

    @cached_property
    def options(self) -> SteadyOptions:
        """What the new plan has to keep, and how hard it is searched for."""
        asked = self.request
        minute = self.situation.axis.minute
        return SteadyOptions(
            search=asked.search,
            prefer=asked.prefer,
            freeze=self.progress.freeze or 0,
            pins={step: minute(moment) for step, moment in self.progress.pins.items()},
        )

    def run(self, listener: Listener = ignore) -> ExplainedPlan:
        """
        Search for the new plan, check it and explain it.

        Raises
        ------
        NoScheduleError
            If there is no plan, or none was found in time.
        """
        announced = self.announced.as_announced
        found = steady(self.situation, announced, self.options, listener, self.pushed.schedule)
        if found.status is Status.INFEASIBLE:
            raise Infeasible(self._why_none(found))
        require_valid_here(self.situation, found.require_schedule())
        return self._explained(found)

    def _opened(self, document: PlanDocument, facts: Path, before: Progress | None) -> OpenedGraph:
        """
        Return the task graph of the announced plan with the new facts.

        Work is counted by the scenario that was announced; up to the data date of the announced
        plan, ``before``, by the one that this counted it by.
        """
        graph = document.graph
        opened = opened_draft(Path(graph.file), parse_task_graph(graph.text.encode(), graph.file))
        options = {step.id: step.option for step in document.tasks}

        def amend(progress: Progress) -> Progress:
            return amended(progress, opened.campaign, options, self.request)

        read = with_facts(opened, read_progress_yaml(facts, opened.campaign), amend)
        now = progress_of(read.campaign)
        is_as_before = before is not None and now is not None and now.data_date == before.data_date
        counted = counted_in(document) if is_as_before else document.scenario
        campaign = with_past(read.campaign, counted)
        return replace(read, calendars=Calendars(campaign))

    def _require_later(self, file: Path) -> None:
        """See that the facts are no older than those of the announced plan."""
        before, now = self.old.situation.facts, self.situation.facts
        if before is None or now is None or before.begin <= now.begin:
            return
        say = self.situation.axis.say
        message = f"facts as of {say(now.begin)}, but the announced plan knows those up to "
        problem = Problem(
            code="facts-too-old",
            message=f"{message}{say(before.begin)}",
            where=Where(str(file)),
            hint="Write a later data_date, or replan the plan that was announced before.",
        )
        raise InputError([problem])

    def _why_none(self, found: SteadyResult) -> str:
        """Say that there is no plan, and why, as far as that is known."""
        situation = self.situation
        message = (
            f"scenario {self.scenario!r}: no plan after these facts keeps all rules before the "
            f"planning horizon ends on {situation.axis.say(situation.horizon)}"
        )
        return f"{message}\n    {found.why}." if found.why else message

    def _explained(self, found: SteadyResult) -> ExplainedPlan:
        """Return the plan, explained, with how it came out of the announced one."""
        search = replace(self.request.search, prefer=self.request.prefer or Prefer.EARLY)
        result = found.as_solved(self.request.prefer)
        told = self.announced.schedule.starts
        plan = analyse(self.opened.graph, self.situation, search, result, announced=told)
        return replace(plan, replan=self._replan(found))

    def _replan(self, found: SteadyResult) -> Replan:
        disturbance = found.disturbance
        if disturbance is None:
            message = "a plan without its disturbance"
            raise AssertionError(message)
        return Replan(
            announced=self.announced,
            prefer=self.request.prefer,
            freeze=self.options.freeze,
            pins=self.options.pins,
            pushed=PushedPlan.of(self.pushed),
            levels=found.levels,
            disturbance=disturbance,
            unfrozen=found.unfrozen,
            trade=self._trade(found),
            causes=self._causes(found),
            history=history_of(self.old, self.announced.digest, self.announced_risk),
        )

    def _causes(self, found: SteadyResult) -> Causes | None:
        """Return what the slip is put down to; nothing once Ctrl-C has come."""
        if found.stop is Stop.INTERRUPTED:
            return None
        launch = found.require_schedule()[self.situation.launch].end
        try:
            return find_causes(self.old, self.situation, launch, self.pushed)
        except KeyboardInterrupt:
            return None

    def _trade(self, found: SteadyResult) -> tuple[TradePoint, ...]:
        if not self.request.trade:
            return ()
        return trade(self.situation, self.announced.as_announced, found, self.options)
