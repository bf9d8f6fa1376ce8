"""What the time to launch goes into: the panel beside a waterfall."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.chart import Box, Line, Ruler, Shape, Words, wrap
from scheduler.exports.waterfall.rows import piece_role
from scheduler.model.notation.base import Minutes
from scheduler.model.notation.durations import format_minutes
from scheduler.wording.quantities import hours_and_days
from scheduler.wording.reasons.chain import TimeShare, launch_shares, piece_title

TITLE, SIZE = 10.5, 9.0
BELOW, LEAD = 15.0, 10.5
BAR = 8.0
MOST = 8
HEAD, SUM = 18.0, 20.0
TENTHS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    """One line of the panel: a share of the time to launch, in tenths of a per cent."""

    title: str
    minutes: Minutes
    tenths: int
    role: str

    @property
    def amount(self) -> str:
        """Hours and per cent for people."""
        return f"{format_minutes(self.minutes)}, {self.tenths / 10:.1f} %"


def entries(plan: ExplainedPlan) -> tuple[ShareRow, ...]:
    """Return the shares of a plan, the greatest first; the per cent add up to a hundred."""
    roles = share_roles(plan)
    shares = [share for share in launch_shares(plan) if share.minutes]
    if len(shares) > MOST:
        rest = sum(share.minutes for share in shares[MOST - 1 :])
        number = len(shares) - MOST + 1
        shares = [*shares[: MOST - 1], TimeShare(title=f"{number} smaller shares", minutes=rest)]
    tenths = in_tenths([share.minutes for share in shares])
    return tuple(
        ShareRow(
            title=share.title,
            minutes=share.minutes,
            tenths=part,
            role=roles.get(share.title, "baseline"),
        )
        for share, part in zip(shares, tenths, strict=True)
    )


def share_roles(plan: ExplainedPlan) -> Mapping[str, str]:
    """Return the looks of each share, which are those of its pieces."""
    return {piece_title(piece): piece_role(piece) for piece in plan.chain}


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
    plan: ExplainedPlan, across: tuple[float, float], top: float, ruler: Ruler
) -> Iterator[Shape]:
    """Yield the panel between two abscissae; it is as high as `panel_height` says."""
    left, right = across
    yield Words(x=left, y=top + 6, text="Where the time to launch goes", size=TITLE, bold=True)
    shown = entries(plan)
    longest = max((entry.minutes for entry in shown), default=1)
    y = top + HEAD
    for entry in shown:
        yield from _entry(entry, (left, right), y, longest, ruler)
        y += _height(entry, right - left, ruler)
    yield Line(points=((left, y + 1), (right, y + 1)), role="frame")
    yield Words(x=left, y=y + 9, text=_sum_text(plan), size=SIZE, bold=True)


def _sum_text(plan: ExplainedPlan) -> str:
    """Say how long it is to launch: from the campaign start, or from the data date."""
    facts = plan.situation.facts
    if facts is None:
        return f"launch after {hours_and_days(plan.launch_minute)}"
    return f"launch {hours_and_days(plan.launch_minute - facts.begin)} from the data date"


def panel_height(plan: ExplainedPlan, width: float, ruler: Ruler) -> float:
    """Return the height of a panel of some width."""
    return HEAD + sum(_height(entry, width, ruler) for entry in entries(plan)) + SUM


def _height(entry: ShareRow, width: float, ruler: Ruler) -> float:
    return BELOW + LEAD * len(_title(entry, width, ruler))


def _title(entry: ShareRow, width: float, ruler: Ruler) -> tuple[str, ...]:
    """Return the title of an entry on one line or two."""
    return wrap(entry.title[:1].upper() + entry.title[1:], width, (SIZE, False), ruler, 2)


def _entry(
    entry: ShareRow, across: tuple[float, float], top: float, longest: Minutes, ruler: Ruler
) -> Iterator[Shape]:
    left, right = across
    bar = top + 1
    for number, line in enumerate(_title(entry, right - left, ruler)):
        yield Words(x=left, y=top + 5 + number * LEAD, text=line, size=SIZE)
        bar = top + 1 + (number + 1) * LEAD
    room = right - left - ruler.width(entry.amount, SIZE, bold=True) - 6
    width = max(room * entry.minutes / longest, 1.0)
    yield Box(x=left, y=bar, width=width, height=BAR, role=entry.role)
    x = left + width + 6
    yield Words(x=x, y=bar + BAR / 2, text=entry.amount, size=SIZE, bold=True)
