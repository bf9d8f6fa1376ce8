"""Risk of a plan as its draws might have told it, every figure set by hand."""

from collections.abc import Mapping

import numpy as np

from scheduler.analyse.sources import SourceText
from scheduler.exports.risk.document import risk_document
from scheduler.model.notation.durations import DAY, HOUR
from scheduler.model.risk.risks import Risks
from scheduler.replay.drawn.draws import LATE, Draws, PlayedDraws
from scheduler.studies.risk.assessment import (
    Assessment,
    Chances,
    HoldChance,
    Percentile,
    RiskDriver,
    StepRisk,
)
from scheduler.studies.risk.preparing.playbooks import playbook_of

SOURCE = SourceText(file="graph.risk.yaml", digest="a" * 64, text="format: 1\n")
POLICY = "order of the plan kept"
SHARES = (0.5, 0.8, 0.95)
WEATHER = RiskDriver(
    key="weather wind", words="weather: wind", mean=1.5 * DAY, at_80=2 * DAY, points=0.25
)
HOURS = RiskDriver(
    key="hours 1", words="hours 1 (all steps)", mean=0.5 * DAY, at_80=DAY, points=0.1
)
IDLE = RiskDriver(key="event ill", words="event: ill", mean=0.0, at_80=0, points=0.0)
ALL = RiskDriver(key="", words="all together", mean=2.5 * DAY, at_80=3 * DAY, points=0.3)


def assessment(plan, late: Mapping[int, int], outside=0, **changes):
    """
    Return what draws of a plan say: so many launch so many minutes later than planned.

    ``outside`` more lie outside the rules. Every step of the driving chain may end as late.
    """
    launch = plan.launch_minute
    book = playbook_of(plan.situation, plan.schedule, Risks())
    launches = [launch + slip for slip, draws in late.items() for _ in range(draws)]
    launches += [LATE] * outside
    played = PlayedDraws(
        launches=np.array(launches),
        outside=np.array([0 if each == LATE else -1 for each in launches]),
        scrubs=np.zeros(len(launches), dtype=int),
        starts=np.zeros((0, 0), dtype=int),
        ends=np.zeros((0, 0), dtype=int),
        critical=np.zeros((0, 0), dtype=bool),
    )
    planned = [plan.schedule[step].worked for step in book.steps]
    draws = Draws(
        hours=np.array([planned] * len(launches)),
        happens=np.zeros((len(launches), 1), dtype=bool),
        begins=np.full((len(launches), 1), -1),
        no_go=np.zeros((len(launches), 0, 0), dtype=bool),
        technical=np.zeros((len(launches), 0), dtype=bool),
    )
    target = plan.situation.target
    found = {
        "playbook": book,
        "draws": draws,
        "played": played,
        "seed": 1,
        "policy": POLICY,
        "announced": _chance(launches, launch),
        "target": None if target is None else _chance(launches, target),
        "percentiles": tuple(_percentile(launches, share) for share in SHARES),
        "bars": tuple((launch + slip, draws) for slip, draws in sorted(late.items())),
        "outside": {"too late": outside} if outside else {},
        "mean_slip": sum(slip * draws for slip, draws in late.items()) / max(1, sum(late.values())),
        "holds": tuple(_holds(plan)),
        "steps": tuple(_steps(plan, max(late, default=0))),
        "drivers": (WEATHER, HOURS, IDLE),
        "together": ALL,
        "shortened": 3,
    }
    return Assessment(**{**found, **changes})


def told_risk(plan, late: Mapping[int, int], outside=0, **changes):
    """Return the document of such an assessment."""
    return risk_document(plan, assessment(plan, late, outside, **changes), SOURCE)


def _chance(launches, minute):
    share = sum(each <= minute for each in launches) / len(launches)
    return Chances(by=minute, share=share, error=(share * (1 - share) / len(launches)) ** 0.5)


def _percentile(launches, share):
    ordered = sorted(launches)
    minute, high = (
        ordered[min(len(ordered) - 1, int(part * len(ordered) - 1e-9))]
        for part in (share, share + 0.02)
    )
    cut = (None if each == LATE else each for each in (minute, minute, high))
    return Percentile(share=share, **dict(zip(("minute", "low", "high"), cut, strict=True)))


def _holds(plan):
    for step, task in plan.situation.campaign.tasks.items():
        if task.hold_point and step in plan.situation.jobs:
            chance = Chances(by=plan.schedule[step].end, share=0.6, error=0.005)
            yield HoldChance(step=step, announced=chance, reserve=9 * HOUR)


def _steps(plan, worst):
    chain = plan.chain_tasks
    for number, step in enumerate(plan.situation.jobs):
        end = plan.schedule[step].end
        share = end / plan.launch_minute
        last = end + round(worst * share / 2)
        yield StepRisk(
            step=step,
            criticality=0.95 if step in chain else 0.3 / (1 + number),
            cruciality=0.4 if step in chain else 0.01,
            ssi=0.3 if step in chain else 0.0,
            ends=(end, (end + last) // 2, last),
        )
