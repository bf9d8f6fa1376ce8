"""The legend: a key to every mark that the chart carries, on as many lines as it needs."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.parts.bars import bar_shapes
from scheduler.exports.gantt.parts.context import USED, WINDOW, Band
from scheduler.exports.gantt.parts.moves import SIGNS
from scheduler.exports.gantt.parts.steps import CLOSED, DONE, HOLD, TEST_DOT, ChartStep, flow_roles
from scheduler.exports.gantt.parts.vehicles import GAP, SINCE_LAUNCH, STATE_ROLES
from scheduler.exports.page.chart import Box, Ruler, Shape, Words
from scheduler.exports.page.time import (
    DAY_OFF,
    HOLIDAY,
    NIGHT,
    STAND_DOWN,
    Scale,
    rests,
)
from scheduler.model.notation.base import Minutes

SIZE = 9.0
LINE = 12.0
SWATCH = 16.0
BAR = 7.5
KEY_GAP = 11.0
REST_TEXTS = {
    NIGHT: "no shift",
    DAY_OFF: "day off",
    HOLIDAY: "holiday",
    STAND_DOWN: "stand-down",
}
BAND_TEXTS = {
    WINDOW: "window",
    USED: "window used",
    HOLD: "place reserved",
    CLOSED: "place closed",
    **{role: f"vehicle {state}" for state, role in STATE_ROLES.items()},
    GAP: "no other vehicle on standby",
    SINCE_LAUNCH: "also since launch",
}
UNIT = Scale(start=0, end=18, left=0.0, right=SWATCH)
PLAIN = ChartStep(
    id="",
    name="",
    flow="",
    place="",
    role="flow-0",
    start=0,
    end=18,
    pieces=((0, 18),),
    worked=18,
    hold_point="",
    is_critical=False,
    is_test=False,
    is_milestone=False,
    clears=False,
)


ANNOUNCED = "where it was announced"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendKey:
    """One entry: a sample step, or a role drawn as a patch, and what it means."""

    text: str
    sample: ChartStep | None = None
    patch: str = ""


ELSEWHERE = LegendKey(text="where each step was announced: gantt-full")


def keys(
    plan: ExplainedPlan, steps: Sequence[ChartStep], *, extra: Sequence[LegendKey] = ()
) -> tuple[LegendKey, ...]:
    """Return the entries that a chart of these steps needs."""
    flows = plan.situation.campaign.flows
    roles = flow_roles(plan)
    found = [
        LegendKey(
            text=flows[name].title if name in flows else name, sample=replace(PLAIN, role=role)
        )
        for name, role in roles.items()
        if name
    ]
    base = replace(PLAIN, role=next(iter(roles.values()), "flow-0"))
    marks = (
        (any(s.is_critical for s in steps), "driving chain", replace(base, is_critical=True)),
        (
            any(s.clears and not s.is_note for s in steps),
            "clears its area",
            replace(base, clears=True),
        ),
        (
            any(s.is_elapsed for s in steps),
            "takes its time alone",
            replace(base, is_elapsed=True),
        ),
        (
            any(len(s.pieces) > 1 for s in steps),
            "pause",
            replace(base, pieces=((0, 6), (12, 18))),
        ),
        (any(s.hold_point for s in steps), "hold point", _point(base, "R0")),
        (any(s.is_milestone and not s.hold_point for s in steps), "milestone", _point(base, "")),
    )
    found += [LegendKey(text=text, sample=sample) for is_there, text, sample in marks if is_there]
    if any(step.is_test for step in steps):
        found.append(LegendKey(text=f"{TEST_DOT} test procedure"))
    found += _fact_keys(steps, base)
    return (*found, *extra)


def _fact_keys(steps: Sequence[ChartStep], base: ChartStep) -> Iterator[LegendKey]:
    """Yield the entries for what is recorded, and for what has become of an announced plan."""
    begun = replace(base, recorded=((0, 9),), pieces=((9, 18),))
    moved = replace(base, pieces=((12, 18),), start=12, ghost=(0, 9))
    marks = (
        (any(step.is_done for step in steps), "done", replace(base, role=DONE)),
        (any(step.recorded for step in steps), "under way or suspended: done, left", begun),
        (any(step.ghost for step in steps), ANNOUNCED, moved),
    )
    yield from (LegendKey(text=text, sample=sample) for is_there, text, sample in marks if is_there)
    used = {step.move for step in steps}
    yield from (LegendKey(text=f"{sign} {text}") for sign, text in SIGNS.items() if sign in used)


def legend_lines(entries: Sequence[LegendKey], room: float, ruler: Ruler) -> list[list[LegendKey]]:
    """Return the entries, broken into lines."""
    lines: list[list[LegendKey]] = [[]]
    used = 0.0
    for key in entries:
        width = _width(key, ruler)
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0.0
        lines[-1].append(key)
        used += width
    return lines


def legend_shapes(
    lines: Sequence[Sequence[LegendKey]], left: float, top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the legend."""
    for number, line in enumerate(lines):
        x, middle = left, top + (number + 0.5) * LINE
        for key in line:
            yield from _swatch(key, x, middle)
            offset = SWATCH + 4 if key.sample or key.patch else 0.0
            yield Words(x=x + offset, y=middle, text=key.text, size=SIZE)
            x += _width(key, ruler)


def _swatch(key: LegendKey, x: float, middle: float) -> Iterator[Shape]:
    if key.sample is not None:
        scale = replace(UNIT, left=x, right=x + SWATCH)
        yield from bar_shapes(key.sample, scale, middle, BAR)
    elif key.patch:
        yield Box(x=x, y=middle - BAR / 2, width=SWATCH, height=BAR, role=key.patch)


def _width(key: LegendKey, ruler: Ruler) -> float:
    swatch = SWATCH + 4 if key.sample or key.patch else 0.0
    return swatch + ruler.width(key.text, SIZE) + KEY_GAP


def _point(step: ChartStep, name: str) -> ChartStep:
    return replace(step, start=9, end=9, pieces=(), hold_point=name, is_milestone=True)


def rest_keys(plan: ExplainedPlan, last: Minutes) -> tuple[LegendKey, ...]:
    """Return the legend entries for the kinds of rest that the axis has up to a last minute."""
    kinds = {rest.kind for rest in rests(plan.situation, 0, last)}
    return tuple(
        LegendKey(text=text, patch=kind) for kind, text in REST_TEXTS.items() if kind in kinds
    )


def mark_keys(
    plan: ExplainedPlan, bands: Sequence[Band], steps: Sequence[ChartStep], last: Minutes
) -> tuple[LegendKey, ...]:
    """Return the legend entries for bands, holds, closures and rests."""
    notes = {step.role for step in steps if step.is_note}
    return (*band_keys(bands, notes), *rest_keys(plan, last))


def band_keys(bands: Sequence[Band], more: Collection[str] = frozenset()) -> tuple[LegendKey, ...]:
    """Return the legend entries for the stretches of bands, and for more roles."""
    roles = {role for band in bands for row in band.rows for _, _, role in row.stretches} | set(
        more
    )
    return tuple(
        LegendKey(text=text, patch=role) for role, text in BAND_TEXTS.items() if role in roles
    )
