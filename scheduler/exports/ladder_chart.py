"""The ladder as a picture: from the serial baseline down to the plan, every saved day in sight."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from scheduler.analyse.integrity import Integrity
from scheduler.analyse.statement import count_of, paid_text
from scheduler.exports.ladder import integrity_sentence, saved_words
from scheduler.exports.page.chart import Align, Box, Line, Page, Ruler, Shape, Words, shorten
from scheduler.exports.page.fonts import FontRuler
from scheduler.exports.page.paint import write
from scheduler.exports.page.time import DAY, Scale, days_text
from scheduler.model.campaign import Campaign
from scheduler.model.costs import CENTS
from scheduler.model.durations import HOUR, format_minutes
from scheduler.solve.result import Status
from scheduler.studies.ladder import Rung

WIDTH, PAGE_HEIGHT = 1152.0, 648.0
MARGIN = 26.0
TITLE, HEAD, SIZE, SMALL = 20.0, 11.0, 10.0, 7.4
TOP, BOTTOM = 118.0, PAGE_HEIGHT - 96.0
LABEL_ROOM = 270.0
KEPT = ("not changed", 115.0)
COLUMNS = (
    ("person-shifts", 387.0),
    ("night", 330.0),
    ("weekend", 268.0),
    ("cost", 213.0),
    KEPT,
    ("verdict", 50.0),
)
BARS_RIGHT = WIDTH - MARGIN - 460.0
BAR_SHARE = 0.56
TICK_DAYS = (1, 2, 5, 10, 20, 50, 100)
TICK_ROOM = 46.0


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
    shapes = [*_head(campaign, rungs), *_rows(rungs, ruler), *_foot(campaign, rungs)]
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=tuple(shapes))


def _head(campaign: Campaign, rungs: Sequence[Rung]) -> Iterator[Shape]:
    first, last = rungs[0], rungs[-1]
    text = f"{days_text(first.launch)} become {days_text(last.launch)}"
    yield Words(x=MARGIN, y=MARGIN + 10, text=text, size=TITLE, bold=True)
    saved = f"{saved_words(first.launch - last.launch)}, step by step"
    yield Words(
        x=WIDTH - MARGIN, y=MARGIN + 10, text=saved, size=TITLE, align=Align.RIGHT, role="strong"
    )
    yield Words(x=MARGIN, y=MARGIN + 34, text=campaign.name, size=HEAD, role="quiet")
    yield Words(x=MARGIN, y=TOP - 16, text="Way of working", size=SMALL, role="quiet")
    for name, right in COLUMNS:
        x = WIDTH - MARGIN - right + 50
        yield Words(x=x, y=TOP - 16, text=name, size=SMALL, role="quiet", align=Align.RIGHT)


def _rows(rungs: Sequence[Rung], ruler: Ruler) -> Iterator[Shape]:
    longest = max(rung.launch for rung in rungs)
    scale = Scale(start=0, end=longest, left=MARGIN + LABEL_ROOM, right=BARS_RIGHT)
    row = (BOTTOM - TOP) / len(rungs)
    yield from _ticks(scale)
    for number, rung in enumerate(rungs):
        top = TOP + number * row
        if number % 2 == 0:
            width = WIDTH - 2 * MARGIN + 12
            yield Box(x=MARGIN - 6, y=top, width=width, height=row, role="row-band")
        yield from _labels(rung, top + row / 2, ruler)
        yield from _bar(scale, rung, (top, row), is_last=number == len(rungs) - 1)
        yield from _figures(rung, top + row / 2)


def _labels(rung: Rung, middle: float, ruler: Ruler) -> Iterator[Shape]:
    room = LABEL_ROOM - 14
    lever = "; ".join(rung.levers)
    title = shorten(rung.title, room, SIZE, ruler, bold=True)
    y = middle - 7 if lever else middle
    yield Words(x=MARGIN, y=y, text=title, size=SIZE, bold=True)
    if lever:
        text = shorten(lever, room, SMALL, ruler)
        yield Words(x=MARGIN, y=middle + 8, text=text, size=SMALL, role="quiet")


def _bar(scale: Scale, rung: Rung, place: tuple[float, float], *, is_last: bool) -> Iterator[Shape]:
    """Yield the days to launch, and behind them the days that the lever saved."""
    top, row = place
    y, height = top + row * (1 - BAR_SHARE) / 2, row * BAR_SHARE
    end, middle = scale.x(rung.launch), top + row / 2
    role = "plan" if is_last else "baseline"
    yield Box(x=scale.left, y=y, width=end - scale.left, height=height, role=role)
    text_end = end
    if rung.saved is not None and rung.saved > 0:
        text_end = scale.x(rung.launch + rung.saved)
        yield Box(x=end, y=y, width=text_end - end, height=height, role="at-most")
    text = days_text(rung.launch)
    inside = "on-dark" if is_last else "text"
    yield Words(x=scale.left + 8, y=middle, text=text, size=SIZE, bold=True, role=inside)
    if rung.saved:
        saved = f"{'-' if rung.saved > 0 else '+'}{days_text(abs(rung.saved))}"
        yield Words(
            x=text_end + 5, y=middle, text=saved, size=SIZE, bold=True, role="strong", halo="paper"
        )


def _figures(rung: Rung, middle: float) -> Iterator[Shape]:
    verdict = "proved"
    if rung.result.status is not Status.OPTIMAL:
        verdict = f"gap {format_minutes(rung.result.gap or 0)}"
    figures = (
        f"{rung.effort.person_shifts:,}",
        f"{rung.effort.night / HOUR:,.0f} h",
        f"{rung.effort.weekend / HOUR:,.0f} h",
        f"{rung.effort.cost / CENTS:,.0f}",
        verdict,
    )
    columns = (column for column in COLUMNS if column != KEPT)
    for (_, right), text in zip(columns, figures, strict=True):
        x = WIDTH - MARGIN - right + 50
        yield Words(x=x, y=middle, text=text, size=SIZE, align=Align.RIGHT)
    yield from _kept(rung.integrity, middle)


def _kept(kept: Integrity, middle: float) -> Iterator[Shape]:
    """Yield what a rung did not change on two short lines, or that it is not whole."""
    x = WIDTH - MARGIN - KEPT[1] + 50
    if not kept.is_whole:
        yield Words(x=x, y=middle, text="NOT WHOLE", size=SIZE, align=Align.RIGHT, bold=True)
        return
    lines = (
        f"{count_of(kept.steps_kept, 'step')}, {count_of(kept.tests_kept, 'test')}",
        count_of(kept.hard_links_kept, "hard link"),
    )
    for text, shift in zip(lines, (-5.0, 5.0), strict=True):
        yield Words(x=x, y=middle + shift, text=text, size=SMALL, align=Align.RIGHT)


def _ticks(scale: Scale) -> Iterator[Shape]:
    step = next((d for d in TICK_DAYS if scale.width(d * DAY) >= TICK_ROOM), TICK_DAYS[-1])
    for minutes in range(0, scale.end + 1, step * DAY):
        x = scale.x(minutes)
        yield Line(points=((x, TOP), (x, BOTTOM + 3)), role="day")
        text = f"{minutes // DAY} d"
        yield Words(x=x, y=BOTTOM + 11, text=text, size=SMALL, role="quiet", align=Align.CENTRE)


def _foot(campaign: Campaign, rungs: Sequence[Rung]) -> Iterator[Shape]:
    y = BOTTOM + 36
    text = integrity_sentence(campaign, rungs)
    yield Words(x=MARGIN, y=y, text=text, size=SIZE, bold=True)
    last = rungs[-1]
    notes = (
        "What a lever saves depends on those pulled before it. Person-shifts count the people who "
        "have to come in, shift by shift; night is 22:00 to 06:00; "
        f"costs are in {campaign.costs.unit}.",
        f"Last rung: {paid_text(last.integrity)}. ladder.json lists them one by one.",
    )
    for number, note in enumerate(notes):
        yield Words(x=MARGIN, y=y + 17 + 13 * number, text=note, size=SMALL, role="quiet")
    if "synthetic" in campaign.notes.casefold():
        note = "Contains synthetic figures; see the task graph"
        yield Words(
            x=WIDTH - MARGIN, y=y + 30, text=note, size=SMALL, role="quiet", align=Align.RIGHT
        )
