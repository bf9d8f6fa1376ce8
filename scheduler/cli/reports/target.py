"""The cheapest way to make a date for the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from scheduler.calendars.clock.axis import Axis
from scheduler.calendars.permits.permitted import Permitted
from scheduler.cli.reports.conflicts import print_conflicts
from scheduler.cli.reports.rows import fact_grid, print_rows
from scheduler.cli.terminal.console import print_head
from scheduler.model.notation.base import Minutes
from scheduler.pipeline.making_a_date.likely import LikelyDate
from scheduler.pipeline.making_a_date.likely_words import likely_text, reserve_words
from scheduler.pipeline.making_a_date.target import Missed, TargetAnswer, TargetQuestion
from scheduler.pipeline.making_a_date.target_files import TargetOutcome, words_of
from scheduler.planning.interface.result import SolveResult, Status
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.words import (
    brief,
    cost_text,
    not_needed,
    person_shifts,
    proof_text,
    ranked,
)
from scheduler.wording.integrity.statement import kept_text, paid_text
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.chances import share_text
from scheduler.wording.verdicts.margins import spare_text
from scheduler.wording.verdicts.moments import date_of, short_date
from scheduler.wording.verdicts.proofs import verdict


def print_answer(answer: TargetAnswer, console: Console) -> None:
    """Print price, proof, launch, and the changes with what each costs."""
    question, priced = answer.question, answer.priced
    print_head(console, question.campaign.name, f", launch by {date_of(question.axis, priced.by)}")
    print_rows(console, fact_grid(answer_facts(answer)))
    if priced.cost == 0:
        print_head(console, _free_headline(priced))
        return
    print_head(console, "What it takes", f" beyond scenario '{question.base}'")
    print_rows(console, _changes(priced))


def answer_facts(answer: TargetAnswer) -> Iterator[tuple[str, str]]:
    """Yield the facts of an answer, each with its name."""
    question, priced, plan = answer.question, answer.priced, answer.plan
    permitted = question.study.permitted
    yield "Cost", f"{cost_text(priced.cost)} {permitted.campaign.costs.unit}"
    yield "Verdict", proof_text(priced)
    spare = spare_text(priced.by - priced.launch_minute)
    yield "Launch", f"{date_of(question.axis, priced.launch_minute)}, {spare}"
    yield "Plan", verdict(plan)
    yield "People", f"{count_of(person_shifts(priced), 'person-shift')} beyond the base"
    left = not_needed(permitted, priced)
    if left:
        yield "Not needed", ", ".join(left)
    yield "Integrity", f"{kept_text(plan.integrity)}; {paid_text(plan.integrity)}"


def print_likely(likely: LikelyDate, console: Console) -> None:
    """Print how sure the date is with these changes, and what else was tried."""
    axis, by = likely.answer.question.axis, likely.answer.question.by
    print_head(
        console, f"How sure {short_date(axis, by)} is", f", asked for {share_text(likely.wished)}"
    )
    console.print(likely_text(likely))
    print_rows(console, _trials(likely))


def _trials(likely: LikelyDate) -> Table:
    axis = likely.answer.question.axis
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("searched with")
    table.add_column("cost", justify="right", no_wrap=True)
    table.add_column("launch", no_wrap=True)
    table.add_column("chance", justify="right", no_wrap=True)
    for trial in likely.trials:
        if trial.priced is None or trial.chance is None:
            table.add_row(reserve_words(trial.reserve), "no plan", "", "")
            continue
        cost, launch = cost_text(trial.priced.cost), short_date(axis, trial.priced.launch_minute)
        table.add_row(reserve_words(trial.reserve), cost, launch, share_text(trial.chance))
    return table


def _free_headline(priced: PricedPlan) -> str:
    if not priced.changes:
        return "No change is needed."
    titles = "; ".join(change.title.lower() for change in priced.changes)
    return f"Only changes without cost: {titles}."


def _changes(priced: PricedPlan) -> Table:
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("cost", justify="right", no_wrap=True)
    table.add_column("person-shifts", justify="right", no_wrap=True)
    table.add_column("what")
    for change in ranked(priced):
        cost = cost_text(change.cost) if change.cost else "free"
        table.add_row(cost, str(change.person_shifts or ""), change.title)
    return table


def print_missed(missed: Missed, folder: Path, console: Console) -> None:
    """Print that nothing permitted makes a date, the earliest one, and what collides."""
    question = missed.question
    axis = question.axis
    print_head(
        console,
        f"No permitted change makes launch possible by {date_of(axis, question.by)}",
        f" ({question.campaign.name})",
    )
    console.print(earliest_text(missed.loosest, axis))
    written = None if missed.graph is None else words_of(missed.graph, folder)
    print_conflicts(replace(missed.explained, graph=written), console)
    if missed.graph is not None:
        console.print(
            f"Scenario '{missed.explained.scenario}' of {missed.graph.file} permits everything at "
            "once; whatif can try further changes on it."
        )


def earliest_text(loosest: SolveResult, axis: Axis) -> str:
    """Say when everything permitted would launch."""
    if loosest.launch_minute is None:
        return "Even with everything permitted at once there is no plan."
    text = f"With everything permitted at once, launch is on {date_of(axis, loosest.launch_minute)}"
    if loosest.status is Status.OPTIMAL:
        return f"{text} at the earliest."
    return f"{text}, and cannot be before {date_of(axis, loosest.bound_minute)}."


def print_not_priced(outcome: TargetOutcome, console: Console) -> None:
    """Print which dates of a price curve have no price, and whether an interrupt is to blame."""
    axis = outcome.found.question.axis
    dates = ", ".join(short_date(axis, by) for by in outcome.not_priced)
    if outcome.is_cut_short:
        left = f"; not priced: {dates}" if dates else ""
        console.print(f"\nThe price curve was interrupted{left}.")
    elif dates:
        console.print(f"\nNo plan was found in time for these dates: {dates}.")


def print_curve(
    question: TargetQuestion, curve: Sequence[PricedPlan], asked: Minutes, console: Console
) -> None:
    """Print the price curve, a line for each date."""
    permitted: Permitted = question.study.permitted
    print_head(console, "Price curve", f", in {permitted.campaign.costs.unit}")
    table = Table(box=None, padding=(0, 1), header_style="dim")
    table.add_column("launch by", no_wrap=True)
    table.add_column("cost", justify="right", no_wrap=True)
    table.add_column("at least", justify="right", no_wrap=True)
    table.add_column("what")
    for plan in curve:
        table.add_row(
            short_date(question.axis, plan.by),
            cost_text(plan.cost),
            "proved" if plan.is_proved else cost_text(plan.bound),
            brief(permitted, plan),
            style="bold" if plan.by == asked else "",
        )
    print_rows(console, table)
