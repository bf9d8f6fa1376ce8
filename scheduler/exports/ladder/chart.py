"""The ladder as a picture: from the serial baseline down to the plan, every saved day in sight."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.analyse.kept.integrity import Integrity
from scheduler.calendars.clock.axis import make_axis
from scheduler.exports.ladder.table import integrity_sentence
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import (
    PAGE_HEIGHT,
    WIDTH,
    Align,
    Box,
    Line,
    Page,
    Ruler,
    Shape,
    Words,
    shorten,
    wrap,
)
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.foot import SYNTHETIC
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import DAY, Scale, day_text, short_day
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.campaign import LAUNCH, Campaign
from scheduler.model.costs import CENTS
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import HOUR, format_days
from scheduler.model.notation.moments import clock_text
from scheduler.studies.ladder import Rung
from scheduler.wording.changes.launch_moves import saved_text
from scheduler.wording.integrity.statement import paid_text
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.chances import chance_name, draws_text, main_chance, share_text
from scheduler.wording.risk.sentences import WISHED
from scheduler.wording.vehicles import launch_named
from scheduler.wording.verdicts.proofs import short_verdict

MARGIN = 16.0
TITLE, HEAD, SIZE, SMALL = 19.0, 11.0, 10.0, 9.0
LEAD = 11.0
TOP, BOTTOM = 86.0, PAGE_HEIGHT - 96.0
LABEL_ROOM = 212.0
GAP = 10.0
BAR_SHARE, TALLEST_BAR = 0.5, 34.0
TALLEST_ROW = 78.0
TICK_DAYS = (1, 2, 5, 10, 20, 50, 100)
TICK_ROOM = 40.0
HEADINGS = ("launch", "person-shifts", "night", "weekend", "cost", "not changed", "verdict")
VALUE = "00.0 d  +00.0 d"
MINUS = "\N{MINUS SIGN}"
MIDDLING = 3
"""Rows with room for fewer lines than this give their title one of them."""


def draw_ladder(
    campaign: Campaign, rungs: Sequence[Rung], folder: Path, *, stem: str = "ladder"
) -> list[Path]:
    """
    Draw the ladder as PNG, SVG and PDF.

    Returns
    -------
    list[Path]
        The three files. The same rungs give the same bytes.
    """
    return write(ladder_page(campaign, rungs, FontRuler()), folder, stem)


def ladder_page(campaign: Campaign, rungs: Sequence[Rung], ruler: Ruler) -> Page:
    """Return the page with a row for each rung."""
    shapes = (
        *_head(campaign, rungs, ruler),
        *_rows(campaign, rungs, ruler),
        *_foot(campaign, rungs, ruler),
    )
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=broken_at_words(shapes, ruler))


def _head(campaign: Campaign, rungs: Sequence[Rung], ruler: Ruler) -> Iterator[Shape]:
    first, last = rungs[0], rungs[-1]
    text = f"{format_days(first.launch_minute)} become {format_days(last.launch_minute)}"
    yield Words(x=MARGIN, y=MARGIN + 10, text=text, size=TITLE, bold=True)
    saved = f"{saved_text(first.launch_minute - last.launch_minute)}, step by step"
    yield Words(
        x=WIDTH - MARGIN, y=MARGIN + 10, text=saved, size=TITLE, align=Align.RIGHT, role="strong"
    )
    title = campaign.name
    if launch_named(campaign) != LAUNCH:
        title = f"{title}, {launch_named(campaign)}"
    name = shorten(title, WIDTH - 2 * MARGIN, HEAD, ruler)
    yield Words(x=MARGIN, y=MARGIN + 32, text=name, size=HEAD, role="quiet")
    yield Words(x=MARGIN, y=TOP - 9, text="Way of working", size=SMALL, role="quiet")


def _rows(campaign: Campaign, rungs: Sequence[Rung], ruler: Ruler) -> Iterator[Shape]:
    headings = (*HEADINGS, *_chance_headings(rungs))
    cells = [(*_cells(campaign, rung), *_chances(rung, len(headings))) for rung in rungs]
    edges = _edges(headings, cells, ruler)
    longest = max(rung.launch_minute for rung in rungs)
    value = ruler.width(VALUE, SIZE, bold=True)
    step = _tick_step(longest, edges[0] - value - GAP - MARGIN - LABEL_ROOM)
    scale = Scale(
        start=0,
        end=longest,
        left=MARGIN + LABEL_ROOM,
        right=edges[0] - value - GAP,
    )
    row = min((BOTTOM - TOP) / len(rungs), TALLEST_ROW)
    yield from _ticks(scale, step, TOP + row * len(rungs))
    for heading, right in zip(headings, edges[1:], strict=True):
        yield Words(x=right, y=TOP - 9, text=heading, size=SMALL, role="quiet", align=Align.RIGHT)
    for number, rung in enumerate(rungs):
        top = TOP + number * row
        if number % 2 == 0:
            width = WIDTH - 2 * MARGIN + 12
            yield Box(x=MARGIN - 6, y=top, width=width, height=row, role="row-band")
        yield from _labels(rung, (top, row), ruler)
        yield from _bar(scale, rung, (top, row), ruler, is_last=number == len(rungs) - 1)
        yield from _figures(cells[number], edges[1:], top + row / 2)


def _edges(
    headings: Sequence[str], cells: Sequence[Sequence[tuple[str, ...]]], ruler: Ruler
) -> list[float]:
    """Return the left edge of all figures, and the right edge of each column of them."""
    edges = [WIDTH - MARGIN]
    for heading, column in reversed(list(zip(headings, zip(*cells, strict=True), strict=True))):
        texts = (heading, *(line for lines in column for line in lines))
        width = max(ruler.width(text, SMALL, bold=True) for text in texts)
        edges.insert(0, edges[0] - width - GAP)
    return edges


def _labels(rung: Rung, place: tuple[float, float], ruler: Ruler) -> Iterator[Shape]:
    """Yield the name of a rung, and below it what it changes, on as many lines as fit."""
    top, row = place
    room = LABEL_ROOM - 14
    most = max(2, int((row - 2) // LEAD))
    titles = wrap(rung.title, room, (SIZE, True), ruler, 1 if most < MIDDLING else 2)
    levers = wrap("; ".join(rung.levers), room, (SMALL, False), ruler, most - len(titles))
    lines = [*((line, True) for line in titles), *((line, False) for line in levers)]
    first = top + row / 2 - (len(lines) - 1) * LEAD / 2
    for number, (text, is_title) in enumerate(lines):
        yield Words(
            x=MARGIN,
            y=first + number * LEAD,
            text=text,
            size=SIZE if is_title else SMALL,
            bold=is_title,
            role="text" if is_title else "quiet",
        )


def _bar(
    scale: Scale, rung: Rung, place: tuple[float, float], ruler: Ruler, *, is_last: bool
) -> Iterator[Shape]:
    """Yield the days to launch, and behind them the days that the lever saved."""
    top, row = place
    height = min(row * BAR_SHARE, TALLEST_BAR)
    end, middle = scale.x(rung.launch_minute), top + row / 2
    y = middle - height / 2
    role = "plan" if is_last else "baseline"
    yield Box(x=scale.left, y=y, width=end - scale.left, height=height, role=role)
    text_end = end
    if rung.saved is not None and rung.saved > 0:
        text_end = scale.x(rung.launch_minute + rung.saved)
        yield Box(x=end, y=y, width=text_end - end, height=height, role="at-most")
    text = format_days(rung.launch_minute)
    is_inside = ruler.width(text, SIZE, bold=True) + 8 <= end - scale.left
    if is_inside:
        inside = "on-dark" if is_last else "text"
        yield Words(x=scale.left + 4, y=middle, text=text, size=SIZE, bold=True, role=inside)
    change = "" if rung.saved is None else change_text(rung.saved)
    beside = change if is_inside else f"{text}  {change}".rstrip()
    if beside:
        x = text_end + 5
        yield Words(x=x, y=middle, text=beside, size=SIZE, bold=True, role="strong", halo="paper")


def change_text(saved: Minutes) -> str:
    """Return what a rung changes: days saved with a minus, days lost with a plus, or ``±0``."""
    if not saved:
        return "±0"
    return f"{MINUS if saved > 0 else '+'}{format_days(abs(saved))}"


def _cells(campaign: Campaign, rung: Rung) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each figure of a rung, in the order of the headings."""
    moment = make_axis(campaign).moment(rung.launch_minute)
    return (
        (f"{day_text(moment)} {moment.year}", clock_text(moment)),
        (f"{rung.effort.person_shifts:,}",),
        (f"{rung.effort.night / HOUR:,.0f} h",),
        (f"{rung.effort.weekend / HOUR:,.0f} h",),
        (f"{rung.effort.cost / CENTS:,.0f}",),
        _kept(rung.integrity),
        (short_verdict(rung.result),),
    )


def _chance_headings(rungs: Sequence[Rung]) -> tuple[str, ...]:
    """Return the heading of what is told of risk, if that was asked for."""
    return ("chance",) if any(rung.risk is not None for rung in rungs) else ()


def _chance_note(asked: Sequence[RiskDocument]) -> str:
    """Say of what the chances are, on how many draws they rest, and why there may be no date."""
    first = asked[0]
    note = f"Chance of {chance_name(first)}: {draws_text(first)}; no replanning is counted."
    if all(told.launch_with(WISHED) is not None for told in asked):
        return note
    return f"{note} There is no P50 or P80 where too many draws lie outside the rules: ladder.csv."


def _chances(rung: Rung, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return how sure a rung is, where the page has a column for that."""
    told, moment = rung.risk, rung.situation.axis.moment
    if columns == len(HEADINGS):
        return ()
    if told is None:
        return (("",),)
    minutes = (told.launch_with(share) for share in (0.5, WISHED))
    dates = (
        f"no {name}" if minute is None else f"{name} {short_day(moment(minute))}"
        for name, minute in zip(("P50", "P80"), minutes, strict=True)
    )
    return ((share_text(main_chance(told).share), *dates),)


def _figures(
    cells: Sequence[tuple[str, ...]], edges: Sequence[float], middle: float
) -> Iterator[Shape]:
    for lines, right in zip(cells, edges, strict=True):
        first = middle - (len(lines) - 1) * LEAD / 2
        for number, text in enumerate(lines):
            y = first + number * LEAD
            yield Words(x=right, y=y, text=text, size=SMALL, align=Align.RIGHT)


def _kept(kept: Integrity) -> tuple[str, ...]:
    """Return what a rung did not change on short lines, or that it is not whole."""
    if not kept.is_whole:
        return ("NOT WHOLE",)
    return (
        f"{count_of(kept.steps_kept, 'step')}, {count_of(kept.tests_kept, 'test')}",
        count_of(kept.hard_links_kept, "hard link"),
    )


def _tick_step(longest: Minutes, room: float) -> Minutes:
    """Return the round number of days between ticks, in minutes."""
    fitting = (days for days in TICK_DAYS if room * days * DAY / longest >= TICK_ROOM)
    return next(fitting, TICK_DAYS[-1]) * DAY


def _ticks(scale: Scale, step: Minutes, bottom: float) -> Iterator[Shape]:
    for minutes in range(0, scale.end + 1, step):
        x = scale.x(minutes)
        yield Line(points=((x, TOP), (x, bottom + 3)), role="day")
        text = f"{minutes // DAY} d"
        yield Words(x=x, y=bottom + 10, text=text, size=SMALL, role="quiet", align=Align.CENTRE)


def _foot(campaign: Campaign, rungs: Sequence[Rung], ruler: Ruler) -> Iterator[Shape]:
    room, y = WIDTH - 2 * MARGIN, BOTTOM + 30
    for line in wrap(integrity_sentence(campaign, rungs), room, (SIZE, True), ruler, 2):
        yield Words(x=MARGIN, y=y, text=line, size=SIZE, bold=True)
        y += LEAD + 1
    last = rungs[-1]
    asked = [rung.risk for rung in rungs if rung.risk is not None]
    notes = [_chance_note(asked)] if asked else []
    notes += [
        "What a lever saves depends on the levers before it. Person-shifts count the people who "
        "have to come in, shift by shift; night is 22:00 to 06:00; "
        f"costs are in {campaign.costs.unit}.",
        f"Last rung: {paid_text(last.integrity)}. ladder.json lists them one by one.",
    ]
    if "synthetic" in campaign.notes.casefold():
        notes[-1] += f" {SYNTHETIC}."
    for note in notes:
        for line in wrap(note, room, (SMALL, False), ruler, 2):
            yield Words(x=MARGIN, y=y, text=line, size=SMALL, role="quiet")
            y += LEAD
