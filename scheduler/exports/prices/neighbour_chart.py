"""What moves of neighbours are worth as a picture: launch across, price up."""

from collections.abc import Iterator
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
)
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import write
from scheduler.exports.page.slide_head import slide_head
from scheduler.exports.page.time import DAY, Scale
from scheduler.exports.prices.axes import (
    BOTTOM,
    LEFT,
    MARGIN,
    MARK,
    TARGET,
    TOP,
    cost_shapes,
    date_marks,
    day_shapes,
    legend_shapes,
    note_shapes,
    price_text,
)
from scheduler.exports.prices.labels import ROOM, label_shapes, place_labels
from scheduler.model.costs import CENTS
from scheduler.model.notation.base import Minutes
from scheduler.studies.neighbours.points import NeighbourCurve
from scheduler.studies.neighbours.words import (
    extent_words,
    headline,
    neighbour_words,
    words_of,
)

LEGEND = {
    True: ("milestone", "checked plan, proved earliest for its price"),
    False: ("hold-point", "checked plan, not proved earliest"),
}


def draw_neighbours(curve: NeighbourCurve, folder: Path, *, stem: str = "neighbours") -> list[Path]:
    """
    Draw what moves of neighbours are worth as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same curve gives the same bytes. There are none where no move, nor
        staying, leads to a plan.
    """
    if curve.best.launch is None:
        return []
    return write(neighbour_page(curve, FontRuler()), folder, stem)


def neighbour_page(curve: NeighbourCurve, ruler: Ruler) -> Page:
    """Return the page: launch across, price up."""
    across, up = _scales(curve)
    axis, unit = curve.situation.axis, curve.situation.campaign.costs.unit
    target = curve.situation.target
    marks = {} if target is None else {target: TARGET}
    shapes = (
        *_head(curve, ruler),
        *day_shapes(axis, across),
        *cost_shapes(unit, up, across.right),
        *date_marks(axis, marks, across, ruler),
        *_line(curve, across, up),
        *_labels(curve, across, up, ruler),
        *_foot(curve, ruler),
    )
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=broken_at_words(shapes, ruler))


def _found(curve: NeighbourCurve) -> list[tuple[Minutes, int]]:
    """Return launch and price of each point with a plan, the earliest launch first."""
    return [
        (point.launch, point.move.cents)
        for point in reversed(curve.points)
        if point.launch is not None
    ]


def _scales(curve: NeighbourCurve) -> tuple[Scale, Scale]:
    found, target = _found(curve), curve.situation.target
    dates = [launch for launch, _ in found]
    dates += [point.bound for point in curve.points if point.launch is not None]
    dates += [] if target is None else [target]
    right = WIDTH - MARGIN - ROOM
    across = Scale(start=min(dates) - DAY, end=max(dates) + DAY // 2, left=LEFT, right=right)
    most = max(*(price for _, price in found), 10 * CENTS)
    return across, Scale(start=0, end=most, left=BOTTOM, right=TOP)


def _head(curve: NeighbourCurve, ruler: Ruler) -> Iterator[Shape]:
    campaign, scenario = curve.situation.campaign, curve.situation.scenario
    text = (
        f"What neighbours ask for their moves, in {campaign.costs.unit}, and the earliest launch "
        f'there is for it in the scenario "{scenario.title}"'
    )
    yield from slide_head(headline(curve), (campaign.name, text), MARGIN, ruler)
    yield from _legend(curve, ruler)


def _legend(curve: NeighbourCurve, ruler: Ruler) -> Iterator[Shape]:
    proved = {point.is_proved for point in curve.points if point.launch is not None}
    bound = Box(x=-5, y=-2, width=10, height=4, role="at-most")
    text = "back to the earliest that it could be"
    yield from legend_shapes(LEGEND, proved, bound, text, ruler)


def _line(curve: NeighbourCurve, across: Scale, up: Scale) -> Iterator[Shape]:
    """Yield the step line, and for each plan its marker and the range back to its bound."""
    points = [(across.x(launch), up.x(price)) for launch, price in _found(curve)]
    steps = [((b[0], a[1]), b) for a, b in pairwise(points)]
    line = [points[0], *chain.from_iterable(steps), (across.right, points[-1][1])]
    yield Line(points=tuple(line), role="price-line")
    for point in curve.points:
        if point.launch is not None:
            x, y, bound = across.x(point.launch), up.x(point.move.cents), across.x(point.bound)
            if not point.is_proved:
                yield Box(x=bound, y=y - 2, width=x - bound, height=4, role="at-most")
            role = "milestone" if point.is_proved else "hold-point"
            yield Diamond(x=x, y=y, size=MARK, role=role)


def _labels(curve: NeighbourCurve, across: Scale, up: Scale, ruler: Ruler) -> Iterator[Shape]:
    """Yield a label for each plan: its price, what moves, and when the neighbours launch."""
    shown = [point for point in reversed(curve.points) if point.launch is not None]
    points = [(across.x(point.launch or 0), up.x(point.move.cents)) for point in shown]
    texts = [
        (price_text(point.move.cents), f"{words_of(curve, point)}. {neighbour_words(curve, point)}")
        for point in shown
    ]
    yield from label_shapes(place_labels(points, texts, WIDTH - MARGIN, ruler))


def _foot(curve: NeighbourCurve, ruler: Ruler) -> Iterator[Shape]:
    notes = (extent_words(curve), "Prices compare moves with each other; they are not money.")
    yield from note_shapes(notes, curve.situation.campaign, ruler)
