"""The slip chart: data date against forecast, for launch and each hold point."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import (
    MARGIN,
    PAGE_HEIGHT,
    WIDTH,
    Align,
    Area,
    Box,
    Diamond,
    Line,
    Page,
    Ruler,
    Shape,
    Words,
    shorten,
    words_area,
)
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.headlines import slide_title
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import day_text, moment_text
from scheduler.exports.slip.curves import LAUNCH, Curve, SlipFrame, curves, frame_of
from scheduler.exports.slip.labels import label_shapes, placed_labels
from scheduler.formats.history import HistoryRow
from scheduler.model.notation.moments import date_text
from scheduler.wording.changes.slips import history_line

SIZE = 9.0
HEAD = 62.0
AXIS_LEFT, AXIS_BOTTOM = 66.0, 58.0
LABELS = 236.0
"""Room right of the scale for names of curves that end at its right edge."""
TICK_ROOM = 58.0
LEVEL_ROOM = 13.0
MARK = 6.5
STEP = 3.5
"""The diagonal is drawn in pieces of this length, so that it makes way for names."""
CLEAR = 2.0
STEPS = (1, 2, 5, 7, 14, 28, 56, 112, 365)
KEYS = (
    ("launch-point", MARK, "launch as forecast"),
    ("slip-point", MARK, "hold point as forecast"),
    ("done-point", MARK + 2, "hold point passed"),
)
DIAGONAL = "what was forecast has come: every line ends here"
SUBTITLE = "When launch and hold points were forecast, by the date at which each plan was made"


def draw_slip_chart(
    rows: Sequence[HistoryRow], folder: Path, *, stem: str = "slip-chart"
) -> list[Path]:
    """
    Draw the slip chart of a history as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same history gives the same bytes.
    """
    return write(slip_page(rows, FontRuler()), folder, stem)


def slip_page(rows: Sequence[HistoryRow], ruler: Ruler) -> Page:
    """Return the slip chart of a history, which has a line at least."""
    edges = (
        MARGIN + AXIS_LEFT,
        MARGIN + HEAD,
        WIDTH - MARGIN - LABELS,
        PAGE_HEIGHT - MARGIN - AXIS_BOTTOM,
    )
    frame = frame_of(rows, edges)
    shown = curves(rows)
    targets = tuple(_targets(rows, frame))
    taken = [words_area(each, ruler) for each in targets if isinstance(each, Words)]
    labels = placed_labels(shown, frame, taken, ruler)
    areas = [*taken, *(words_area(each.words, ruler) for each in labels)]
    shapes = (
        *_head(rows, ruler),
        *_scales(frame),
        *_diagonal(frame, areas),
        *targets,
        *_data_date(rows, frame),
        *(shape for curve in shown for shape in _curve(curve, frame)),
        *label_shapes(labels),
        *_legend(ruler),
    )
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=broken_at_words(shapes, ruler))


def _head(rows: Sequence[HistoryRow], ruler: Ruler) -> Iterator[Shape]:
    room = WIDTH - 2 * MARGIN
    yield slide_title(rows[-1].campaign or "Slip chart", ruler)
    text = shorten(history_line(rows), room, 10.5, ruler, bold=True)
    yield Words(x=MARGIN, y=MARGIN + 28, text=text, size=10.5, bold=True)
    yield Words(x=MARGIN, y=MARGIN + 42, text=SUBTITLE, size=SIZE + 0.5, role="quiet")


def _scales(frame: SlipFrame) -> Iterator[Shape]:
    """Yield the frame and the days on both scales, as many as have room for their names."""
    width, height = frame.right - frame.left, frame.bottom - frame.top
    yield Box(x=frame.left, y=frame.top, width=width, height=height, role="frame")
    days = tuple(frame.days())
    across = _every(width / max(1, len(days)), TICK_ROOM)
    for day in days[::across]:
        x = frame.x(day)
        yield Line(points=((x, frame.top), (x, frame.bottom)), role="day")
        yield Words(x=x, y=frame.bottom + 8, text=day_text(day), size=SIZE, align=Align.CENTRE)
    up = _every(height / max(1, len(days)), LEVEL_ROOM)
    for day in days[::up]:
        y = frame.y(day)
        yield Line(points=((frame.left, y), (frame.right, y)), role="row")
        yield Words(x=frame.left - 5, y=y, text=day_text(day), size=SIZE, align=Align.RIGHT)
    below = frame.bottom + 22
    middle, edge = (frame.left + frame.right) / 2, frame.left - 5
    yield _quiet("data date of the plan", (middle, below), Align.CENTRE)
    yield _quiet("forecast", (edge, frame.top - 7), Align.RIGHT)


def _quiet(text: str, place: tuple[float, float], align: Align) -> Words:
    return Words(x=place[0], y=place[1], text=text, size=SIZE, role="quiet", align=align)


def _every(room: float, least: float) -> int:
    """Return every how many days there is a name, where a day has some room."""
    return next((each for each in STEPS if room * each >= least), STEPS[-1])


def _diagonal(frame: SlipFrame, areas: Sequence[Area]) -> Iterator[Shape]:
    """Yield the line on which a date is reached, broken where names stand."""
    (x0, y0), (x1, y1) = (frame.left, frame.bottom), (frame.right, frame.top)
    count = round((frame.right - frame.left) / STEP)
    points = [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(count + 1)]
    for start, end in list(pairwise(points))[::2]:
        area = Area(start[0], end[1], end[0], start[1])
        if not any(area.meets(each, CLEAR) for each in areas):
            yield Line(points=(start, end), role="diagonal")


def _targets(rows: Sequence[HistoryRow], frame: SlipFrame) -> Iterator[Shape]:
    """Yield the target of each plan as a level line to the next plan, and its last date."""
    ends = [*(row.data_date for row in rows[1:]), None]
    for row, end in zip(rows, ends, strict=True):
        if row.target is not None:
            right = frame.right if end is None else frame.x(end)
            y = frame.y(row.target)
            if right > frame.x(row.data_date):
                yield Line(points=((frame.x(row.data_date), y), (right, y)), role="target")
    if rows[-1].target is not None:
        text = f"target {date_text(rows[-1].target, year=False)}"
        y = frame.y(rows[-1].target)
        yield Words(x=frame.right + 4, y=y, text=text, size=SIZE, role="launch-text", bold=True)


def _data_date(rows: Sequence[HistoryRow], frame: SlipFrame) -> Iterator[Shape]:
    x = frame.x(rows[-1].data_date)
    yield Line(points=((x, frame.top), (x, frame.bottom)), role="slip-date")
    text = f"as of {moment_text(rows[-1].data_date)}"
    right = x + 3 > frame.right - 120
    yield Words(
        x=x - 3 if right else x + 3,
        y=frame.bottom + 34,
        text=text,
        size=SIZE,
        role="data-date-text",
        bold=True,
        align=Align.RIGHT if right else Align.LEFT,
    )


def _legend(ruler: Ruler) -> Iterator[Shape]:
    """Yield a key to the marks and to the diagonal."""
    x, y = MARGIN, PAGE_HEIGHT - MARGIN - 5
    for mark, size, text in KEYS:
        yield Diamond(x=x + MARK / 2, y=y, size=size, role=mark)
        yield Words(x=x + 10, y=y, text=text, size=SIZE)
        x += 24 + ruler.width(text, SIZE)
    yield Line(points=((x, y + 4), (x + 14, y - 4)), role="diagonal")
    yield Words(x=x + 18, y=y, text=DIAGONAL, size=SIZE)


def _curve(curve: Curve, frame: SlipFrame) -> Iterator[Shape]:
    is_launch = curve.name == LAUNCH
    role = "launch" if is_launch else "slip-passed" if curve.passed else "slip"
    points = [frame.place(each) for each in curve.points]
    for ends in pairwise(points):
        yield Line(points=ends, role=role)
    mark = "launch-point" if is_launch else "slip-point"
    for x, y in points[:-1] if curve.passed else points:
        yield Diamond(x=x, y=y, size=MARK, role=mark)
    if curve.passed:
        yield Diamond(x=points[-1][0], y=points[-1][1], size=MARK + 2, role="done-point")
