"""How sure the launch of each rung of a ladder is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from scheduler.analyse.plan import analyse
from scheduler.analyse.sources import Graph
from scheduler.pipeline.risk.assessing import RiskOptions
from scheduler.pipeline.risk.told import RisksAtHand, tell_risk
from scheduler.planning.interface.options import SolveOptions
from scheduler.studies.ladder import Rung

Counting = Callable[[int, int], None]
"""Told how many of all rungs are done."""


def with_risk(
    graph: Graph, rungs: Sequence[Rung], risks: RisksAtHand, workers: int, listener: Counting
) -> list[Rung]:
    """
    Return rungs with what the draws of each say; every rung has the same random numbers.

    Ctrl-C ends it and keeps what is known by then.

    Raises
    ------
    InputError
        If work that a mishap brings has no place in the order of a rung.
    """
    options = RiskOptions(drivers=False, workers=workers)
    told = list(rungs)
    try:
        for number, rung in enumerate(rungs):
            listener(number, len(rungs))
            plan = analyse(graph, rung.situation, SolveOptions(), rung.result)
            told[number] = replace(rung, risk=tell_risk(plan, risks, options).document)
    except KeyboardInterrupt:
        return told
    return told
