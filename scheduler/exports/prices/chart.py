"""The price curve as a picture: what each launch date costs, every marker a checked plan."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path

from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import (
    PAGE_HEIGHT,
    WIDTH,
    Box,
    Diamond,
    Line,
    Page,
    Ruler,
    Shape,
    wrap,
)
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import write
from scheduler.exports.page.slide_head import slide_head
from scheduler.exports.page.time import DAY, Scale, day_text
from scheduler.exports.prices.axes import (
    BOTTOM,
    LEFT,
    MARGIN,
    MARK,
    SMALL,
    TOP,
    cost_shapes,
    day_shapes,
    legend_shapes,
    marked_dates,
    note_shapes,
    price_text,
)
from scheduler.exports.prices.labels import MOST_LINES, ROOM, label_shapes, place_labels
from scheduler.exports.prices.table import Prices
from scheduler.model.costs import CENTS
from scheduler.studies.making_a_date.priced_plan import PricedPlan
from scheduler.studies.making_a_date.words import brief

ASIDE = 12.0
BIG_MARK = 13.0


def draw_prices(prices: Prices, folder: Path, *, stem: str = "price_curve") -> list[Path]:
    """
    Draw the price curve as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same curve gives the same bytes.
    """
    return write(price_page(prices, FontRuler()), folder, stem)


def price_page(prices: Prices, ruler: Ruler) -> Page:
    """Return the page: dates across, cost up."""
    dates = [plan.by for plan in prices.curve]
    dates += [each for each in (prices.asked, prices.target) if each is not None]
    right = WIDTH - MARGIN - _last_room(prices, ruler)
    across = Scale(start=min(dates) - DAY // 2, end=max(dates) + DAY // 4, left=LEFT, right=right)
    most = max(*(plan.cost for plan in prices.curve), CENTS)
    up = Scale(start=0, end=most, left=BOTTOM, right=TOP)
    shapes = (
        *_head(prices, ruler),
        *day_shapes(prices.axis, across),
        *cost_shapes(prices.unit, up, right),
        *marked_dates(prices, across, ruler),
        *_curve(prices, across, up),
        *_labels(prices, across, up, ruler),
        *_foot(prices, ruler),
    )
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=broken_at_words(shapes, ruler))


def _last_room(prices: Prices, ruler: Ruler) -> float:
    """Return the room right of the last date that the label of the last plan takes."""
    text = brief(prices.permitted, prices.curve[-1])
    lines = wrap(text, ROOM, (SMALL, False), ruler, MOST_LINES)
    return max(ruler.width(line, SMALL) for line in lines) + ASIDE


def _head(prices: Prices, ruler: Ruler) -> Iterator[Shape]:
    permitted = prices.permitted
    state = permitted.campaign.scenarios[prices.state].name or prices.state
    text = (
        f'Cost in {prices.unit} beyond the scenario "{permitted.base.title}", '
        f'with what is done before the start in "{state}"'
    )
    yield from slide_head(_headline(prices), (permitted.campaign.name, text), MARGIN, ruler)
    yield from _legend(prices.curve, ruler)


def _legend(curve: Sequence[PricedPlan], ruler: Ruler) -> Iterator[Shape]:
    bound = Box(x=-2, y=-5, width=4, height=10, role="at-most")
    text = "down to the least that it could cost"
    yield from legend_shapes(LEGEND, {plan.is_proved for plan in curve}, bound, text, ruler)


LEGEND = {
    True: ("milestone", "checked plan, proved cheapest"),
    False: ("hold-point", "checked plan, not proved cheapest"),
}


def _headline(prices: Prices) -> str:
    """Say what the date asked about costs, and the first and the last."""
    ends = {plan.by: plan for plan in (prices.curve[0], prices.curve[-1])}
    asked = [plan for plan in prices.curve if plan.by == prices.asked]
    first, *others = [*asked, *(plan for by, plan in ends.items() if by != prices.asked)]
    start = f"{_day(prices, first)} costs {_price(first, f' {prices.unit}')}"
    return "; ".join([start, *(f"{_day(prices, plan)} {_price(plan)}" for plan in others)])


def _price(plan: PricedPlan, unit: str = "") -> str:
    return f"{price_text(plan.cost)}{unit}" if plan.cost else "nothing"


def _day(prices: Prices, plan: PricedPlan) -> str:
    return day_text(prices.axis.moment(plan.by).date())


def _curve(prices: Prices, across: Scale, up: Scale) -> Iterator[Shape]:
    """Yield the step line, and for each plan its marker and the range down to its bound."""
    points = [(across.x(plan.by), up.x(plan.cost)) for plan in prices.curve]
    steps = [((b[0], a[1]), b) for a, b in pairwise(points)]
    line = [points[0], *chain.from_iterable(steps)]
    if len(line) > 1:
        yield Line(points=tuple(line), role="price-line")
    for plan, (x, y) in zip(prices.curve, points, strict=True):
        if not plan.is_proved:
            height = up.x(plan.bound) - y
            yield Box(x=x - 2, y=y, width=4, height=height, role="at-most")
        size = BIG_MARK if plan.by == prices.asked else MARK
        role = "milestone" if plan.is_proved else "hold-point"
        yield Diamond(x=x, y=y, size=size, role=role)


def _labels(prices: Prices, across: Scale, up: Scale, ruler: Ruler) -> Iterator[Shape]:
    """Yield a label for each plan that costs something else than the one before."""
    points = [(across.x(plan.by), up.x(plan.cost)) for plan in prices.curve]
    costs = [None, *(plan.cost for plan in prices.curve)]
    texts = [
        None if plan.cost == before else (price_text(plan.cost), brief(prices.permitted, plan))
        for before, plan in zip(costs, prices.curve, strict=False)
    ]
    yield from label_shapes(place_labels(points, texts, WIDTH - MARGIN, ruler))


def _foot(prices: Prices, ruler: Ruler) -> Iterator[Shape]:
    notes = (
        "People are engaged from the start up to the date, or to an earlier one shown. Between two "
        "markers the line is what the earlier plan costs.",
        "Costs compare sets of changes with each other; they are not money.",
    )
    yield from note_shapes(notes, prices.permitted.campaign, ruler)
