"""What one more team buys: the gain on every shift for each crew, nothing included."""

from collections.abc import Iterator, Mapping, Sequence

from scheduler.analyse.plan import Plan
from scheduler.exports.page.chart import Ruler, Shape, Words, shorten
from scheduler.model.base import CrewId
from scheduler.model.durations import format_minutes
from scheduler.studies.levers import LeverResult

TITLE, SIZE, LEAD = 10.5, 9.0, 11.5
HEAD = 20.0
MOST_COLUMNS, MOST_ROWS = 3, 12
GAP = 16.0
KIND = "crew"


def crew_lines(plan: Plan, results: Sequence[LeverResult]) -> Mapping[CrewId, str]:
    """Return for each crew what it gains on each shift: ``day 0 h, evening 5 h``."""
    found: dict[CrewId, list[str]] = {}
    for each in sorted(results, key=lambda each: _place(plan, each)):
        change = each.lever.change
        if change.kind == KIND:
            found.setdefault(change.name, []).append(f"{change.part} {_gain(each)}")
    return {crew: ", ".join(parts) for crew, parts in found.items()}


def _place(plan: Plan, each: LeverResult) -> tuple[int, int, str]:
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


def crews_height(lines: Mapping[CrewId, str], width: float, ruler: Ruler) -> float:
    """Return the height of the section; without crews it has none."""
    if not lines:
        return 0.0
    return HEAD + LEAD * min(MOST_ROWS, -(-len(lines) // _columns(lines, width, ruler)))


def crew_shapes(
    plan: Plan, lines: Mapping[CrewId, str], place: tuple[float, float, float], ruler: Ruler
) -> Iterator[Shape]:
    """Yield the section; ``place`` is its left edge, its top and its width."""
    if not lines:
        return
    left, top, width = place
    columns = _columns(lines, width, ruler)
    rows = min(MOST_ROWS, -(-len(lines) // columns))
    text = "What one more team of each crew buys"
    if len(lines) > rows * columns:
        text += f" (the first {rows * columns} of {len(lines)} crews; all: levers.csv)"
    yield Words(x=left, y=top + 7, text=text, size=TITLE, bold=True)
    room = (width - GAP * (columns - 1)) / columns
    for number, (crew, gains) in enumerate(list(lines.items())[: rows * columns]):
        column, row = divmod(number, rows)
        x, y = left + column * (room + GAP), top + HEAD + (row + 0.5) * LEAD
        crews = plan.situation.campaign.crews
        title = crews[crew].title if crew in crews else crew
        shown = shorten(title, room * 0.5, SIZE, ruler, bold=True)
        yield Words(x=x, y=y, text=shown, size=SIZE, bold=True)
        x += ruler.width(shown, SIZE, bold=True) + 6
        text = shorten(gains, room - ruler.width(shown, SIZE, bold=True) - 6, SIZE, ruler)
        yield Words(x=x, y=y, text=text, size=SIZE)


def _columns(lines: Mapping[CrewId, str], width: float, ruler: Ruler) -> int:
    """Return in how many columns the lines fit, half of each left to the name of the crew."""
    widest = max(ruler.width(text, SIZE) for text in lines.values())
    return max(1, min(MOST_COLUMNS, int(width // (widest * 2 + GAP))))
