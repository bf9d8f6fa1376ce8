"""Between which dates the steps of the driving chain may end, below their bars."""

from collections.abc import Iterator

from scheduler.exports.gantt.full.layout import Sheet
from scheduler.exports.gantt.parts.legend import LegendKey
from scheduler.exports.page.chart import Box, Shape
from scheduler.formats.risk.document import RiskDocument, StepRiskEntry
from scheduler.model.notation.base import Minutes
from scheduler.wording.risk.chances import draws_text

BAND, MIDDLE = "end-band", "end-middle"
BELOW, HEIGHT = 4.7, 2.2
"""The band begins so far below the middle of a row, under the bar."""
TICK = 1.4


def last_end(risk: RiskDocument | None) -> Minutes:
    """Return the last minute that the bands reach; the first of the campaign without any."""
    return max((each.end_minutes[-1] for each in _bands(risk)), default=1)


def end_keys(risk: RiskDocument | None) -> tuple[LegendKey, ...]:
    """Return the legend entry of the bands."""
    if risk is None or not any(_bands(risk)):
        return ()
    text = f"may end: P10, P50 and P90 of {draws_text(risk)}"
    return (LegendKey(text=text, patch=BAND),)


def end_shapes(sheet: Sheet, risk: RiskDocument | None) -> Iterator[Shape]:
    """Yield for each step of the driving chain a band from P10 to P90 of its end, with P50."""
    ends = {each.step: each.end_minutes for each in _bands(risk)}
    for step, middle in sheet.rows():
        if step.id in ends:
            low, half, high = map(sheet.scale.x, ends[step.id])
            y = middle + BELOW
            yield Box(x=low, y=y, width=max(high - low, TICK), height=HEIGHT, role=BAND)
            yield Box(x=half - TICK / 2, y=y - 1, width=TICK, height=HEIGHT + 1, role=MIDDLE)


def _bands(risk: RiskDocument | None) -> Iterator[StepRiskEntry]:
    return iter(()) if risk is None else (each for each in risk.steps if each.on_driving_chain)
