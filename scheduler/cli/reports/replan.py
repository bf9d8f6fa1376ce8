"""A replan on paper: what pushing gives, what replanning gives, and what has changed."""

from collections.abc import Iterator

from rich.console import Console

from scheduler.analyse.comparing.comparison import PlansBeside
from scheduler.analyse.plan import ExplainedPlan
from scheduler.analyse.replanning.replan import PushedPlan, Replan
from scheduler.calendars.clock.axis import Axis
from scheduler.cli.reports.causes import print_causes
from scheduler.cli.reports.comparison import print_changes, print_table
from scheduler.cli.terminal.console import print_head
from scheduler.formats.risk.document import RiskDocument
from scheduler.pipeline.replanning.replan import Replanning
from scheduler.wording.quantities import count_of
from scheduler.wording.replanning.levels import level_text
from scheduler.wording.replanning.outcome import (
    disturbance_text,
    kept_text,
    pushed_text,
    replanned_text,
    trade_rows,
)
from scheduler.wording.risk.sentences import beside_proof
from scheduler.wording.vehicles import vehicle_rows
from scheduler.wording.verdicts.margins import margin_text
from scheduler.wording.verdicts.moments import date_of
from scheduler.wording.verdicts.proofs import verdict


def print_pushed(run: Replanning, console: Console) -> None:
    """Print what pushing the announced plan gives, before the search."""
    axis = run.situation.axis
    console.print(f"Announced: launch {date_of(axis, run.announced.launch)}.")
    console.print(f"Pushed: {pushed_text(axis, PushedPlan.of(run.pushed))}.")


def print_replan(found: PlansBeside, console: Console, risk: RiskDocument | None = None) -> None:
    """Print launch then and now, the levels, the trade, the causes, and what changed."""
    plan, replan = found.new.plan, found.new.plan.replan
    if replan is None:
        message = "a plan that is no replan"
        raise ValueError(message)
    axis = plan.situation.axis
    as_of = "" if found.new.begin is None else f", as of {axis.say(found.new.begin)}"
    print_head(console, plan.situation.campaign.name, f", {plan.situation.scenario.title}{as_of}")
    print_table(console, ("", ""), _launches(found, plan, replan, risk), heads=False)
    print_head(console, "Level by level")
    rows = [level_text(plan, level, replan) for level in replan.levels]
    print_table(console, ("of all plans that keep to the levels above", "here", "proof"), rows)
    if replan.trade:
        print_head(console, "What a later launch would save of the changes")
        print_table(console, ("launch", "disturbance", "proof"), trade_rows(axis, replan.trade))
    if replan.causes is not None:
        print_causes(replan.causes, axis, console)
    print_changes(found, console)


def _launches(
    found: PlansBeside, plan: ExplainedPlan, replan: Replan, risk: RiskDocument | None
) -> Iterator[tuple[str, str]]:
    axis: Axis = plan.situation.axis
    if replan.announced.first.digest != replan.announced.digest:
        yield "First plan", date_of(axis, replan.announced.first.launch)
    yield "Announced", date_of(axis, replan.announced.launch)
    yield "Pushed", pushed_text(axis, replan.pushed)
    yield "Replanned", replanned_text(axis, plan, replan)
    yield "Verdict", verdict(plan)
    if risk is not None:
        yield "Chance", beside_proof(risk, axis)
    yield "Changed", disturbance_text(replan.disturbance)
    if replan.freeze or replan.pins:
        yield "Kept", kept_text(axis, replan)
    if found.new.target is not None:
        margin = margin_text(found.new.target - found.new.launch)
        yield "Target", f"{date_of(axis, found.new.target)}: {margin}"
    yield from ((topic, "\n".join(lines)) for topic, lines in vehicle_rows(plan))
    assumed = () if plan.situation.facts is None else plan.situation.facts.progress.assumed
    if assumed:
        yield "Assumed", f"{count_of(len(assumed), 'line')} of the facts: {', '.join(assumed)}"
