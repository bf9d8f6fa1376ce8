"""What the time to launch goes into: the panel beside a waterfall."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.analyse.plan import Plan
from scheduler.analyse.waiting import Share
from scheduler.exports.page.chart import Align, Box, Line, Ruler, Shape, Words, shorten
from scheduler.exports.page.time import days_text
from scheduler.exports.waterfall.rows import piece_role, piece_title
from scheduler.model.base import Minutes
from scheduler.model.durations import format_minutes

TITLE, SIZE = 9.0, 7.2
ENTRY = 26.0
BAR = 8.0
MOST = 14
TENTHS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the panel: a share of the time to launch, in tenths of a per cent."""

    title: str
    minutes: Minutes
    tenths: int
    role: str

    @property
    def amount(self) -> str:
        """Hours and per cent for people."""
        return f"{format_minutes(self.minutes)}, {self.tenths / 10:.1f} %"


def entries(plan: Plan) -> tuple[Entry, ...]:
    """Return the shares of a plan, the greatest first; the per cent add up to a hundred."""
    roles = share_roles(plan)
    shares = [share for share in plan.shares if share.minutes]
    if len(shares) > MOST:
        rest = sum(share.minutes for share in shares[MOST - 1 :])
        number = len(shares) - MOST + 1
        shares = [*shares[: MOST - 1], Share(title=f"{number} smaller shares", minutes=rest)]
    tenths = in_tenths([share.minutes for share in shares])
    return tuple(
        Entry(
            title=share.title,
            minutes=share.minutes,
            tenths=part,
            role=roles.get(share.title, "baseline"),
        )
        for share, part in zip(shares, tenths, strict=True)
    )


def share_roles(plan: Plan) -> Mapping[str, str]:
    """Return the looks of each share, which are those of its pieces."""
    return {piece_title(plan, piece): piece_role(piece) for piece in plan.chain}


def in_tenths(parts: Sequence[Minutes]) -> tuple[int, ...]:
    """Return parts in tenths of a per cent of their sum, rounded so that they add up to it."""
    total = sum(parts)
    if not total:
        return tuple(0 for _ in parts)
    found = [part * TENTHS // total for part in parts]
    short = sorted(range(len(parts)), key=lambda n: (-(parts[n] * TENTHS % total), n))
    for number in short[: TENTHS - sum(found)]:
        found[number] += 1
    return tuple(found)


def share_shapes(
    plan: Plan, across: tuple[float, float], top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the panel between two abscissae; it is as high as `panel_height` says."""
    left, right = across
    yield Words(x=left, y=top + 6, text="Where the time to launch goes", size=TITLE, bold=True)
    shown = entries(plan)
    longest = max((entry.minutes for entry in shown), default=1)
    y = top + 16
    for entry in shown:
        yield from _entry(entry, (left, right), y, longest, ruler)
        y += ENTRY
    yield Line(points=((left, y + 1), (right, y + 1)), role="frame")
    text = f"launch after {format_minutes(plan.launch)} ({days_text(plan.launch)})"
    yield Words(x=left, y=y + 9, text=text, size=SIZE, bold=True)


def panel_height(plan: Plan) -> float:
    """Return the height of the panel."""
    return 16 + ENTRY * len(entries(plan)) + 18


def _entry(
    entry: Entry, across: tuple[float, float], top: float, longest: Minutes, ruler: Ruler
) -> Iterator[Shape]:
    left, right = across
    title = entry.title[:1].upper() + entry.title[1:]
    amount = ruler.width(entry.amount, SIZE, bold=True)
    yield Words(
        x=left, y=top + 5, text=shorten(title, right - left - amount - 8, SIZE, ruler), size=SIZE
    )
    yield Words(x=right, y=top + 5, text=entry.amount, size=SIZE, align=Align.RIGHT, bold=True)
    width = max((right - left) * entry.minutes / longest, 1.0)
    yield Box(x=left, y=top + 11, width=width, height=BAR, role=entry.role)
