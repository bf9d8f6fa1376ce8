"""Everything that a question for a date leads to, and its folder of results."""

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from scheduler.analyse.sources import Graph
from scheduler.errors import Infeasible
from scheduler.exports import export_prices, write_plan
from scheduler.exports.folder.holdings import ResultsRun
from scheduler.exports.folder.pictures import AnyPictures
from scheduler.exports.folder.results import renew
from scheduler.exports.folder.writing import write_whole
from scheduler.exports.prices.table import Prices, write_target
from scheduler.formats.csv_style import CsvStyle
from scheduler.model.notation.base import Minutes
from scheduler.pipeline.making_a_date.likely import (
    LikelyDate,
    OnTrial,
    Wish,
    make_likely,
    unheard,
)
from scheduler.pipeline.making_a_date.target import (
    Missed,
    TargetAnswer,
    TargetQuestion,
    answer,
    explain_missed,
)
from scheduler.pipeline.progress.texts import FILE as FACTS
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.progress import Listener
from scheduler.planning.interface.progress import ignore as ignore_plans
from scheduler.studies.conflicts import oracle
from scheduler.studies.making_a_date.curve import OnPoint, OnPrice, price_curve
from scheduler.studies.making_a_date.priced_plan import PricedPlan


def ignore_prices(by: int, cost: int | None, bound: int) -> None:
    """Listen to nothing."""
    del by, cost, bound


def ignore_points(done: int, every: int) -> None:
    """Listen to nothing."""
    del done, every


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Who is told of better prices, dates priced, better plans, and plans tried for both."""

    price: OnPrice = ignore_prices
    point: OnPoint = ignore_points
    plan: Listener = ignore_plans
    trial: OnTrial = unheard
    conflict: oracle.Listener = oracle.ignore


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetOutcome:
    """
    The answer to a question, or why there is none, and the price curve if it was asked for.

    ``not_priced`` are the dates of the curve that have no plan in time; ``is_cut_short`` says that
    an interrupt has ended it. ``likely`` says how sure the date is, if a chance was asked for.
    """

    found: TargetAnswer | Missed
    likely: LikelyDate | None = None
    curve: tuple[PricedPlan, ...] = ()
    not_priced: tuple[Minutes, ...] = ()
    is_cut_short: bool = False

    @property
    def is_made(self) -> bool:
        """Whether the date is made, and as likely as it was asked to be."""
        is_likely = self.likely is None or self.likely.is_likely
        return isinstance(self.found, TargetAnswer) and is_likely


def make_date(
    question: TargetQuestion,
    points: int,
    listeners: Listeners,
    patience: float,
    executor: Executor | None = None,
    wish: Wish | None = None,
) -> TargetOutcome:
    """
    Find the cheapest way to make a date, or explain why there is none; then price other dates.

    Parameters
    ----------
    question
        The question.
    points
        The most dates of the price curve; with none, there is no curve.
    listeners
        Who is told of progress.
    patience
        Seconds for all conflicts together.
    executor
        Where the dates of the curve are priced, and the plans for conflicts tried; by default in
        this process.
    wish
        The chance with which the date is to be made, if it is to be likely as well.

    Raises
    ------
    OutOfTime
        If neither a plan nor a proof was found in time.
    """
    study = question.study
    found: TargetAnswer | Missed
    likely: LikelyDate | None = None

    def tell(cost: int | None, bound: int) -> None:
        listeners.price(question.by, cost, bound)

    try:
        if wish is None:
            found = answer(question, tell, listeners.plan)
        else:
            likely = make_likely(question, wish, listeners.plan, listeners.trial)
            found = likely.answer
    except Infeasible:
        options = SolveOptions(
            time_limit=patience, workers=study.options.workers, seed=study.options.seed
        )
        found = explain_missed(question, options, listeners.conflict, executor)
    outcome = TargetOutcome(found=found, likely=likely)
    return _with_curve(outcome, points, listeners, executor)


def _with_curve(
    outcome: TargetOutcome, points: int, listeners: Listeners, executor: Executor | None
) -> TargetOutcome:
    """Return an outcome with a price curve of so many points, if there is time for one."""
    found, study = outcome.found, outcome.found.question.study
    made = [found.priced] if isinstance(found, TargetAnswer) else []
    if not points:
        return outcome
    if any(plan.interrupted for plan in made):
        return replace(outcome, is_cut_short=True)
    curve = price_curve(study, listeners.price, points, made, executor, listeners.point)
    return replace(
        outcome,
        curve=curve.plans,
        not_priced=curve.missing,
        is_cut_short=curve.is_cut_short,
    )


def write_outcome(
    outcome: TargetOutcome,
    folder: Path,
    *,
    charts: AnyPictures = True,
    style: CsvStyle = CsvStyle.PLAIN,
) -> list[Path]:
    """
    Write the folder of results of a question for a date and return the files.

    The plan and the task graph in it go together: without a place for the scenario in the text of
    the graph, neither is written.

    Raises
    ------
    ExportError
        If the folder cannot be written.
    """
    question = outcome.found.question
    run = ResultsRun(kind="target", graph=question.graph.digest, scenario=question.study.name)
    return renew(folder, run, lambda place: _write(outcome, place, style, charts=charts))


def _write(
    outcome: TargetOutcome, folder: Path, style: CsvStyle, *, charts: AnyPictures
) -> list[Path]:
    found, written = outcome.found, list[Path]()
    permitted = found.question.study.permitted
    if found.graph is not None:
        written += [write_whole(folder / name, text) for name, text in texts_in(found.graph)]
    if isinstance(found, TargetAnswer):
        written += write_target(permitted, found.priced, folder, style)
        if found.graph is not None:
            written += write_plan(found.plan, folder, charts=charts, style=style)
    if outcome.curve:
        written += export_prices(prices_of(outcome), folder, charts=charts, style=style)
    return written


def texts_in(graph: Graph) -> Iterator[tuple[str, bytes]]:
    """Yield the files that a task graph is written into, with its facts if there are any."""
    yield graph.file, graph.text.encode()
    if graph.progress is not None:
        yield FACTS, graph.progress.text.encode()


def words_of(graph: Graph, folder: Path) -> str:
    """Return a task graph in a folder as commands take it, with its facts if there are any."""
    paths = [str(folder / name) for name, _ in texts_in(graph)]
    return " --progress ".join(map(quote, paths))


def prices_of(outcome: TargetOutcome) -> Prices:
    """Return the price curve of an outcome with the dates to mark on it."""
    question = outcome.found.question
    return Prices(
        permitted=question.study.permitted,
        state=question.state,
        curve=outcome.curve,
        asked=question.by,
    )
