"""The picture of readiness: the saw-tooth of each vehicle, promises, gaps, and states below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import (
    Box,
    Diamond,
    Line,
    Page,
    Ruler,
    Shape,
    Words,
    fit_size,
    shorten,
    wrap,
)
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import foot_height, foot_shapes
from scheduler.exports.page.paint import write
from scheduler.exports.page.theme import curve_role
from scheduler.exports.readiness.crowd import Crowd
from scheduler.exports.readiness.curves import curve_shapes, drawn_areas
from scheduler.exports.readiness.frame import ReadinessFrame, frame_of, scale_shapes
from scheduler.exports.readiness.labels import call_shapes
from scheduler.exports.readiness.promises import (
    gap_shapes,
    promise_label,
    promise_shapes,
    shade_shapes,
)
from scheduler.exports.readiness.strips import (
    state_role,
    strip_shapes,
    strips_height,
    unnamed_states,
)
from scheduler.studies.readiness.readiness import Readiness
from scheduler.studies.readiness.words import (
    PROVED,
    headline_lines,
    others_text,
    status_of,
    vehicle_text,
)

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 12.0
TITLES = (16.0, 15.0, 14.0)
LINE, SIZE = 10.0, 9.0
LEADING = 1.4
HEAD = 21.0
KEY = 30.0
GUTTER = 118.0
CALENDAR = 30.0
MOST_STRIPS = 6
SWATCH = 18.0
UPRIGHT = ("from call", "to launch")
LEVEL = "called on"


def draw_readiness(found: Readiness, folder: Path, *, stem: str = "readiness") -> list[Path]:
    """
    Draw readiness as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same readiness gives the same bytes.
    """
    return write(readiness_page(found, FontRuler()), folder, stem)


def readiness_page(found: Readiness, ruler: Ruler) -> Page:
    """Return the page: calls across, the time from call to launch up."""
    shapes = tuple(_shapes(found, ruler))
    return Page(width=WIDTH, height=HEIGHT, shapes=broken_at_words(shapes, ruler))


def _shapes(found: Readiness, ruler: Ruler) -> Iterator[Shape]:
    plan, states = found.plan, found.states[:MOST_STRIPS]
    lines = tuple(_title_lines(headline_lines(found), ruler))
    yield from _head(found, lines, ruler)
    foot = foot_height(plan, WIDTH - 2 * MARGIN, ruler)
    strips = HEIGHT - MARGIN - foot - 6 - strips_height(states)
    top = MARGIN + HEAD + sum(each.height for each in lines) + KEY
    edges = (MARGIN + GUTTER, top, WIDTH - MARGIN - _beside(found, ruler), strips - CALENDAR)
    frame = frame_of(found, edges)
    yield from shade_shapes(found.coverages, frame)
    yield from scale_shapes(frame, plan.situation, ruler)
    yield from _axis_titles(frame)
    yield from promise_shapes(found.coverages, frame)
    for position, each in enumerate(found.vehicles):
        yield from curve_shapes(each.curve, position, frame)
    yield from _names(found, frame, ruler)
    yield from strip_shapes(states, frame.across, MARGIN, strips, ruler)
    yield from _key(found, frame, top - KEY / 2, ruler)
    yield from foot_shapes(plan, MARGIN, WIDTH - MARGIN, HEIGHT - MARGIN, ruler)


def _beside(found: Readiness, ruler: Ruler) -> float:
    """Return the room right of the frame that the names of promises take."""
    texts = map(promise_label, found.coverages)
    return max((ruler.width(text, SIZE, bold=True) + 6 for text in texts), default=6.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of the title: its text and its size."""

    text: str
    size: float

    @property
    def height(self) -> float:
        """What it takes of the page."""
        return self.size * LEADING


def _title_lines(lines: Sequence[str], ruler: Ruler) -> Iterator[_Line]:
    """Yield the headline as large as it can be on a line, or on two, and what follows it."""
    room = WIDTH - 2 * MARGIN
    size = fit_size(lines[0], room, TITLES, ruler)
    for text in wrap(lines[0], room, (size, True), ruler, 2):
        yield _Line(text=text, size=size)
    for text in lines[1:]:
        yield _Line(text=shorten(text, room, LINE, ruler, bold=True), size=LINE)


def _head(found: Readiness, lines: Sequence[_Line], ruler: Ruler) -> Iterator[Shape]:
    room, situation = WIDTH - 2 * MARGIN, found.plan.situation
    y = MARGIN
    for each in lines:
        yield Words(x=MARGIN, y=y + each.height / 2, text=each.text, size=each.size, bold=True)
        y += each.height
    cut = "" if found.is_complete else " (interrupted)"
    about = f"{situation.campaign.name}, {situation.scenario.title}{cut}"
    about = f"{about}: if a vehicle is called, {others_text(found.request.others)}"
    text = shorten(about, room, LINE, ruler)
    yield Words(x=MARGIN, y=y + 8, text=text, size=LINE, role="quiet")


def _axis_titles(frame: ReadinessFrame) -> Iterator[Shape]:
    for number, text in enumerate(UPRIGHT):
        y = frame.top + 5 + number * 11.0
        yield Words(x=MARGIN, y=y, text=text, size=SIZE, role="quiet")
    yield Words(x=MARGIN, y=frame.bottom + 9, text=LEVEL, size=SIZE, role="quiet")


def _names(found: Readiness, frame: ReadinessFrame, ruler: Ruler) -> Iterator[Shape]:
    """Yield the names of last calls and gaps, as far as they have room."""
    drawn = [x for each in found.vehicles for x in drawn_areas(each.curve, frame)]
    calls = [call for each in found.vehicles for call in each.last_calls]
    crowd = Crowd(frame=frame, ruler=ruler, drawn=drawn)
    yield from call_shapes(calls, crowd, found.plan.situation.axis)
    yield from gap_shapes(found.coverages, crowd)


def _key(found: Readiness, frame: ReadinessFrame, y: float, ruler: Ruler) -> Iterator[Shape]:
    """Yield what lines, marks and shades mean, as far as there are such."""
    x = MARGIN
    for role, text in _keys(found, frame, ruler):
        yield from _sign(role, x, y)
        yield Words(x=x + SWATCH + 4, y=y, text=text, size=SIZE)
        x += SWATCH + 18 + ruler.width(text, SIZE)


def _sign(role: str, x: float, y: float) -> Iterator[Shape]:
    if role == "point":
        yield Diamond(x=x + SWATCH - 5, y=y, size=7.0, role=role)
    elif role.startswith("curve"):
        yield Line(points=((x, y - 3), (x + SWATCH, y + 3)), role=role)
    else:
        yield Box(x=x, y=y - 4.5, width=SWATCH, height=9, role=role)


def _keys(found: Readiness, frame: ReadinessFrame, ruler: Ruler) -> Iterator[tuple[str, str]]:
    yield from _curve_keys(found)
    spans = [span for each in found.vehicles for span in each.curve.spans()]
    if any(each.last_calls for each in found.vehicles):
        yield "point", "last call for a launch"
    if any(span.known.bound is not None and not span.known.is_proved for span in spans):
        yield f"band-of-{curve_role(0)}", "launch lies between, not proved"
    if any(span.known.bound is None for span in spans):
        yield "impossible", "no launch is possible, proved"
    if any(each.gaps for each in found.coverages):
        yield "uncovered", "the promise is not kept"
    if any(each.unsure for each in found.coverages):
        yield "perhaps-covered", "perhaps not kept, not proved"
    for state in unnamed_states(found.states[:MOST_STRIPS], frame.across, ruler):
        yield state_role(state), state.value
    if len(found.states) > MOST_STRIPS:
        yield "paper", f"below: {MOST_STRIPS} of {len(found.states)} vehicles"


def _curve_keys(found: Readiness) -> Iterator[tuple[str, str]]:
    """Yield the line of each vehicle, or that of the only one if it is drawn anywhere."""
    if len(found.vehicles) > 1:
        for position, each in enumerate(found.vehicles):
            yield curve_role(position), vehicle_text(each)
    elif any(status_of(span.known) == PROVED for span in found.vehicles[0].curve.spans()):
        yield curve_role(0), "from the call to launch"
