"""The axes of a price curve: dates across, costs up, and the dates that stand out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from scheduler.calendars.clock.axis import Axis
from scheduler.exports.page.chart import (
    PAGE_HEIGHT,
    WIDTH,
    Align,
    Box,
    Diamond,
    Line,
    Ruler,
    Shape,
    Words,
    wrap,
)
from scheduler.exports.page.foot import SYNTHETIC
from scheduler.exports.page.time import Scale, day_cells, day_step, day_text, short_day
from scheduler.exports.prices.table import Prices
from scheduler.model.campaign import Campaign
from scheduler.model.costs import CENTS
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.moments import clock_text
from scheduler.studies.making_a_date.words import cost_text

MARGIN = 16.0
SMALL = 9.0
MARK = 9.0
LEAD = 11.0
LEFT = 74.0
TOP, BOTTOM = 160.0, PAGE_HEIGHT - 78.0
TICK_ROOM = 54.0
MOST_TICKS = 8
NICE = (1, 2, 5)
TARGET = "target"


def day_shapes(axis: Axis, across: Scale) -> Iterator[Shape]:
    """Yield a line at each midnight, and the names of days that have room for theirs."""
    step = day_step(across, TICK_ROOM)
    for cell in day_cells(axis, across.start, across.end):
        x, middle = across.x(cell.start), across.x((cell.start + cell.end) // 2)
        yield Line(points=((x, TOP), (x, BOTTOM)), role="row")
        if cell.number % step == 0 and across.width(cell.end - cell.start) > TICK_ROOM / 2 / step:
            text = day_text(cell.day) if step == 1 else short_day(cell.day)
            yield Words(
                x=middle, y=BOTTOM + 12, text=text, size=SMALL, role="quiet", align=Align.CENTRE
            )


def cost_shapes(unit: str, up: Scale, right: float) -> Iterator[Shape]:
    """Yield round costs from nothing up, with lines across."""
    step = _round_step(up.end / CENTS) * CENTS
    cost = 0
    while cost <= up.end:
        y, text = up.x(cost), price_text(cost)
        role = "frame" if cost == 0 else "row"
        yield Line(points=((LEFT, y), (right, y)), role=role)
        yield Words(x=LEFT - 8, y=y, text=text, size=SMALL, role="quiet", align=Align.RIGHT)
        cost += step
    yield Words(x=MARGIN, y=TOP - 14, text=unit, size=SMALL, role="quiet")


def price_text(cost: int) -> str:
    """Return a cost as people say it: without decimals if there are none."""
    return cost_text(cost).removesuffix(".0")


def _round_step(most: float) -> int:
    """Return the least step of 1, 2 or 5 times a power of ten with few enough ticks."""
    power = 1
    while True:
        for nice in NICE:
            if most / (nice * power) <= MOST_TICKS:
                return nice * power
        power *= 10


def legend_shapes(
    legend: Mapping[bool, tuple[str, str]],
    proved: Collection[bool],
    bound: Box,
    text: str,
    ruler: Ruler,
) -> Iterator[Shape]:
    """
    Yield what the markers mean, as far as there are such.

    ``legend`` has role and words of what is proved and what is not; ``bound`` is the sign of what
    is not, at the origin, and ``text`` what it means.
    """
    x, y = MARGIN + 5, MARGIN + 70
    for is_proved, (role, words) in legend.items():
        if is_proved in proved:
            yield Diamond(x=x, y=y, size=MARK, role=role)
            yield Words(x=x + 10, y=y, text=words, size=SMALL)
            x += 28 + ruler.width(words, SMALL)
    if False in proved:
        yield replace(bound, x=x + bound.x, y=y + bound.y)
        yield Words(x=x + bound.right + 6, y=y, text=text, size=SMALL)


def note_shapes(notes: Sequence[str], campaign: Campaign, ruler: Ruler) -> Iterator[Shape]:
    """Yield notes below the dates, and at their end that figures of the campaign are made up."""
    *first, last = notes
    synthetic = "synthetic" in campaign.notes.casefold()
    y = BOTTOM + 32
    for note in (*first, f"{last} {SYNTHETIC}." if synthetic else last):
        for line in wrap(note, WIDTH - 2 * MARGIN, (SMALL, False), ruler, 2):
            yield Words(x=MARGIN, y=y, text=line, size=SMALL, role="quiet")
            y += LEAD


def marked_dates(prices: Prices, across: Scale, ruler: Ruler) -> Iterator[Shape]:
    """Yield the date asked about and the target of the graph, each with its name."""
    marks = {prices.asked: "asked"}
    if prices.target is not None:
        both = "target, asked" if prices.target == prices.asked else TARGET
        marks[prices.target] = both
    yield from date_marks(prices.axis, marks, across, ruler)


def date_marks(
    axis: Axis, marks: Mapping[Minutes, str], across: Scale, ruler: Ruler
) -> Iterator[Shape]:
    """Yield a line with its name for each date that stands out; the target looks different."""
    taken = 0.0
    for minute, name in sorted(marks.items()):
        x, y = across.x(minute), TOP - 34.0
        moment = axis.moment(minute)
        text = f"{name}: {short_day(moment.date())} {clock_text(moment)}"
        width = ruler.width(text, SMALL)
        y -= LEAD if x - width / 2 < taken else 0.0
        taken = x + width / 2
        role = "target" if name == TARGET else "launch"
        yield Line(points=((x, y + 7), (x, BOTTOM)), role=role)
        yield Words(x=x, y=y, text=text, size=SMALL, role="launch-text", align=Align.CENTRE)
