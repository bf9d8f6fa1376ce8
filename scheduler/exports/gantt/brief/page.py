"""The briefing page: one slide, 16 to 9, that tells the whole plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.brief.crowded import crowded
from scheduler.exports.gantt.brief.key import NameKey, key_shapes
from scheduler.exports.gantt.brief.lane_shapes import (
    chain_shapes,
    frame_shapes,
    lane_shapes,
    spare_shapes,
)
from scheduler.exports.gantt.brief.lanes import SIZES, Lanes
from scheduler.exports.gantt.brief.setting import (
    GAP,
    LEFT,
    RIGHT,
    Surroundings,
)
from scheduler.exports.gantt.brief.spare import Spare
from scheduler.exports.gantt.parts.band_shapes import band_shapes, bands_height
from scheduler.exports.gantt.parts.compare import strip_shapes
from scheduler.exports.gantt.parts.context import FULL, TRIMMED
from scheduler.exports.gantt.parts.crews import MOST_CREWS, crew_shapes
from scheduler.exports.gantt.parts.legend import legend_shapes
from scheduler.exports.gantt.parts.moves import ShownMoves
from scheduler.exports.gantt.parts.steps import ChartStep, chain_links
from scheduler.exports.gantt.parts.subject import ChartSubject
from scheduler.exports.page.breaking import broken_at_words
from scheduler.exports.page.chart import MARGIN, PAGE_HEIGHT, WIDTH, Page, Ruler, Shape
from scheduler.exports.page.foot import foot_shapes
from scheduler.exports.page.header import HEIGHT, header_shapes
from scheduler.exports.page.headlines import headline_shapes
from scheduler.formats.risk.document import RiskDocument

ROOMY_STRIP, LEAST_STRIP, TALLEST_STRIP = 22.0, 12.5, 60.0


@dataclass(frozen=True, slots=True)
class Brief:
    """
    The parts of the page and where they stand.

    ``spares`` are names apart from their bars, ``key`` tells the names that have no room in lanes.
    """

    setting: Surroundings
    lanes: Lanes
    spares: tuple[Spare, ...] = ()
    key: NameKey | None = None

    @property
    def crews(self) -> int:
        """How many crews have a strip."""
        return len(self.setting.crews)

    @property
    def crews_top(self) -> float:
        """The upper edge of the crew strips."""
        return self.lanes.bottom + GAP

    @property
    def strip(self) -> float:
        """The height of a crew strip."""
        return min((self.setting.floor - self.crews_top) / max(1, self.crews), TALLEST_STRIP)

    @property
    def crews_bottom(self) -> float:
        """The lower edge of the crew strips."""
        return self.crews_top + self.strip * self.crews

    @property
    def unnamed(self) -> tuple[ChartStep, ...]:
        """The steps that have no name on the page."""
        placed = (placed for lane in self.lanes.lanes for placed in lane.steps)
        told = {spare.step.id for spare in self.spares}
        told |= {entry.id for line in (self.key.lines if self.key else ()) for entry in line}
        return tuple(
            each.step
            for each in placed
            if each.step.name not in each.label and not {each.step.id, each.step.short_label} & told
        )


def lay_out_brief(plan: ExplainedPlan, ruler: Ruler, moves: ShownMoves | None = None) -> Brief:
    """
    Return the parts of the briefing page, placed.

    Names of steps come first: for them the page gives up large letters, then crews, then what is
    least needed of windows and waits, then lanes of their own for places with a step or two.
    """
    if moves is not None:
        found = _whole(ChartSubject(plan=plan, moves=moves), ruler)
        if found is not None:
            return found
    subject = ChartSubject(plan=plan, moves=moves, has_ghosts=False)
    found = _whole(subject, ruler)
    if found is not None:
        return found
    apart = crowded(subject, ruler)
    return Brief(apart.setting, apart.named.lanes, apart.named.spares, apart.named.key)


def _whole(subject: ChartSubject, ruler: Ruler) -> Brief | None:
    """Return the page if every step has its name in its lane."""
    most = min(len(subject.plan.crews), MOST_CREWS)
    tries = (
        (FULL, most, ROOMY_STRIP, SIZES),
        *((FULL, count, LEAST_STRIP, SIZES[-3:]) for count in (most, 2, 1) if 0 < count <= most),
        (TRIMMED, min(most, 1), LEAST_STRIP, SIZES[-2:]),
        (TRIMMED, 0, 0.0, SIZES[-1:]),
    )
    for level, count, strip, sizes in tries:
        setting = Surroundings(subject, ruler, level, count)
        lanes = setting.maker().whole((setting.top, setting.floor - count * strip - GAP), sizes)
        if lanes is not None:
            return Brief(setting=setting, lanes=lanes)
    lanes = setting.maker(is_merged=True).whole((setting.top, setting.floor), SIZES[-1:])
    return None if lanes is None else Brief(setting=setting, lanes=lanes)


def brief_page(
    plan: ExplainedPlan,
    ruler: Ruler,
    *,
    moves: ShownMoves | None = None,
    risk: RiskDocument | None = None,
) -> Page:
    """Return the briefing page of a plan, beside an announced one if there is one."""
    shapes = tuple(_shapes(lay_out_brief(plan, ruler, moves), risk))
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=broken_at_words(shapes, ruler))


def _shapes(brief: Brief, risk: RiskDocument | None) -> Iterator[Shape]:
    setting, lanes = brief.setting, brief.lanes
    plan, ruler, grid = setting.plan, setting.ruler, setting.grid
    yield from header_shapes(plan, LEFT, RIGHT, MARGIN, ruler, risk)
    lines = setting.subject.headlines
    yield from headline_shapes(lines, (LEFT, RIGHT), MARGIN + HEIGHT + GAP, ruler)
    if setting.strip:
        yield from strip_shapes(plan, LEFT, RIGHT, setting.below_head, ruler)
    top = lanes.top - bands_height(setting.bands)
    flags = top - grid.flags_height
    yield from grid.calendar(flags - grid.calendar_height, LEFT)
    yield from grid.backdrop(top, lanes.bottom)
    yield from grid.flags(flags, lanes.bottom)
    yield from frame_shapes(lanes.scale, top, lanes.bottom)
    yield from band_shapes(setting.bands, lanes.scale, LEFT, top, ruler)
    yield from chain_shapes(lanes, chain_links(plan))
    yield from lane_shapes(lanes, LEFT, ruler)
    yield from spare_shapes(lanes, brief.spares)
    if brief.key is not None:
        yield from key_shapes(brief.key, LEFT, lanes.bottom)
    if brief.crews:
        yield from grid.backdrop(brief.crews_top, brief.crews_bottom)
        frame = (LEFT, brief.crews_top, brief.strip)
        yield from grid.uprights(brief.crews_top, brief.crews_bottom)
        yield from crew_shapes(plan.situation, setting.crews, lanes.scale, frame, ruler)
    yield from legend_shapes(setting.legend, LEFT, setting.floor + GAP, ruler)
    yield from foot_shapes(plan, LEFT, RIGHT, PAGE_HEIGHT - MARGIN, ruler)
