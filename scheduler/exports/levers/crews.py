"""What one more team of each crew saves, nothing included, and what else was tried."""

from collections.abc import Iterator, Mapping, Sequence

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.chart import Ruler, Shape, Words, shorten
from scheduler.model.notation.base import CrewId
from scheduler.model.notation.durations import format_minutes
from scheduler.studies.levers.levers import LeverResult

TITLE, SIZE, LEAD = 11.0, 10.0, 13.5
HEAD = 20.0
MOST_COLUMNS, MOST_ROWS = 3, 10
GAP = 16.0
KIND = "crew"
KINDS = {
    "shift": "Shifts and days of work",
    "week": "Days of single crews",
    "scenario": "Ways of working",
    "facility": "Room in places",
    "window": "Windows",
    "limit": "Limits",
    "habit": "Habits",
    "option": "Options of steps",
    "hold": "Holds",
}
CREWS_TITLE = "What one more team of each crew saves"
KINDS_TITLE = "What else was tried"


def crew_lines(plan: ExplainedPlan, results: Sequence[LeverResult]) -> Mapping[str, str]:
    """Return for each crew what it gains on each shift: ``day 0 h, evening 5 h``."""
    found: dict[CrewId, list[str]] = {}
    for each in sorted(results, key=lambda each: _place(plan, each)):
        change = each.lever.change
        if change.kind == KIND:
            found.setdefault(change.name, []).append(f"{change.part} {_gain(each)}")
    crews = plan.situation.campaign.crews
    titles = {crew: crews[crew].title if crew in crews else crew for crew in found}
    return {titles[crew]: ", ".join(parts) for crew, parts in found.items()}


def kind_lines(results: Sequence[LeverResult]) -> Mapping[str, str]:
    """Return for each other kind of rule how many levers were tried, and how many gain."""
    found: dict[str, list[LeverResult]] = {}
    for each in results:
        if each.lever.change.kind != KIND:
            found.setdefault(each.lever.change.kind, []).append(each)
    return {
        KINDS.get(kind, kind): f"{len(own)} tried, {_gaining_text(own)}"
        for kind, own in found.items()
    }


def _gaining_text(results: Sequence[LeverResult]) -> str:
    gains = [each.gain for each in results if each.gain > 0]
    if not gains:
        return "none saves time"
    best = f"{format_minutes(max(gains))}"
    return f"{len(gains)} {'saves' if len(gains) == 1 else 'save'} up to {best}"


def _place(plan: ExplainedPlan, each: LeverResult) -> tuple[int, int, str]:
    """Return the order of a lever: that of crews and shifts in the graph."""
    campaign, change = plan.situation.campaign, each.lever.change
    crews, shifts = list(campaign.crews), list(campaign.shifts)
    crew = crews.index(change.name) if change.name in crews else len(crews)
    shift = shifts.index(change.part) if change.part in shifts else len(shifts)
    return crew, shift, str(change)


def _gain(each: LeverResult) -> str:
    if each.at_most > each.gain:
        return f"{format_minutes(each.gain)} (at most {format_minutes(each.at_most)})"
    return format_minutes(each.gain)


def section_height(lines: Mapping[str, str], width: float, ruler: Ruler) -> float:
    """Return the height of a section; without lines it has none."""
    if not lines:
        return 0.0
    return HEAD + LEAD * min(MOST_ROWS, -(-len(lines) // _columns(lines, width, ruler)))


def section_shapes(
    title: str, lines: Mapping[str, str], place: tuple[float, float, float], ruler: Ruler
) -> Iterator[Shape]:
    """Yield a section; ``place`` is its left edge, its top and its width."""
    if not lines:
        return
    left, top, width = place
    columns = _columns(lines, width, ruler)
    rows = min(MOST_ROWS, -(-len(lines) // columns))
    if len(lines) > rows * columns:
        title += f" (the first {rows * columns} of {len(lines)}; all: levers.csv)"
    yield Words(x=left, y=top + 7, text=title, size=TITLE, bold=True)
    room = (width - GAP * (columns - 1)) / columns
    for number, (name, text) in enumerate(list(lines.items())[: rows * columns]):
        column, row = divmod(number, rows)
        x, y = left + column * (room + GAP), top + HEAD + (row + 0.5) * LEAD
        shown = shorten(name, room * 0.5, SIZE, ruler, bold=True)
        yield Words(x=x, y=y, text=shown, size=SIZE, bold=True)
        used = ruler.width(shown, SIZE, bold=True) + 6
        yield Words(x=x + used, y=y, text=shorten(text, room - used, SIZE, ruler), size=SIZE)


def _columns(lines: Mapping[str, str], width: float, ruler: Ruler) -> int:
    """Return in how many columns the lines fit, half of each left to the name."""
    widest = max(ruler.width(text, SIZE) for text in lines.values())
    return max(1, min(MOST_COLUMNS, int(width // (widest * 2 + GAP))))
