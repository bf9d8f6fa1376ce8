"""The briefing page: one sheet, 16 to 9, that tells the whole plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler.analyse.plan import Plan
from scheduler.exports.gantt.compare import strip_height, strip_shapes
from scheduler.exports.gantt.crews import MOST_CREWS, crew_shapes, use_text
from scheduler.exports.gantt.lane_shapes import chain_shapes, frame_shapes, lane_shapes
from scheduler.exports.gantt.lanes import LABEL_SIZE, Lanes, make_lanes
from scheduler.exports.gantt.legend import LINE, Key, keys, legend_lines, legend_shapes, off_keys
from scheduler.exports.gantt.steps import NO_PLACE, Step, chain_links, steps_of
from scheduler.exports.page.chart import Page, Ruler, Shape
from scheduler.exports.page.foot import foot_shapes
from scheduler.exports.page.grid import CALENDAR, FLAGS, Grid
from scheduler.exports.page.header import HEIGHT, header_shapes
from scheduler.exports.page.time import Scale, end_of_axis
from scheduler.model.base import FacilityId

WIDTH, PAGE_HEIGHT = 1152.0, 648.0
MARGIN = 18.0
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
GUTTER_MOST = 150.0
GAP = 7.0
LEAST_STRIP, TALLEST_STRIP = 20.0, 80.0
CREW_KEYS = (
    Key(text="people at work", patch="load"),
    Key(text="whole shift, or all hands", patch="load-full"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The parts of the page and where they stand."""

    plan: Plan
    ruler: Ruler
    steps: tuple[Step, ...]
    legend: list[list[Key]]
    lanes: Lanes
    strip: float

    @property
    def crews_top(self) -> float:
        """The upper edge of the crew strips."""
        return self.lanes.bottom + GAP

    @property
    def crews_bottom(self) -> float:
        """The lower edge of the crew strips."""
        return self.crews_top + self.strip * len(self.plan.crews[:MOST_CREWS])


def lay_out_brief(plan: Plan, ruler: Ruler) -> Brief:
    """Return the parts of the briefing page, placed."""
    steps = steps_of(plan)
    extra = (*(CREW_KEYS if plan.crews else ()), *off_keys(plan))
    legend = legend_lines(keys(plan, steps, extra=extra), RIGHT - LEFT, ruler)
    titles = place_titles(plan)
    strips = len(plan.crews[:MOST_CREWS])
    top = MARGIN + HEIGHT + GAP + strip_height(plan) + GAP + CALENDAR + FLAGS
    floor = PAGE_HEIGHT - MARGIN - LINE * (len(legend) + 1) - GAP
    room = (top, floor - strips * LEAST_STRIP - GAP)
    shown = [titles[step.place] for step in steps]
    for load in plan.crews[:MOST_CREWS]:
        shown += [load.title, use_text(load, plan.situation.profiles[load.id])]
    widest = max(ruler.width(title, LABEL_SIZE) for title in shown)
    scale = Scale(
        start=0,
        end=end_of_axis(plan),
        left=LEFT + min(widest, GUTTER_MOST) + 8,
        right=RIGHT,
    )
    lanes = make_lanes(steps, titles, scale, ruler, room)
    strip = min((floor - lanes.bottom - GAP) / max(1, strips), TALLEST_STRIP)
    return Brief(plan=plan, ruler=ruler, steps=steps, legend=legend, lanes=lanes, strip=strip)


def brief_page(plan: Plan, ruler: Ruler) -> Page:
    """Return the briefing page of a plan."""
    brief = lay_out_brief(plan, ruler)
    return Page(width=WIDTH, height=PAGE_HEIGHT, shapes=tuple(_shapes(brief)))


def place_titles(plan: Plan) -> Mapping[FacilityId, str]:
    """Return the lanes in order: steps without a place first, then the facilities."""
    facilities = plan.situation.campaign.facilities
    named = {place: facility.title for place, facility in facilities.items()}
    return {NO_PLACE: "No facility"} | named


def _shapes(brief: Brief) -> Iterator[Shape]:
    plan, lanes, ruler = brief.plan, brief.lanes, brief.ruler
    yield from header_shapes(plan, LEFT, RIGHT, MARGIN, ruler)
    compare_top = MARGIN + HEIGHT + GAP
    yield from strip_shapes(plan, LEFT, RIGHT, compare_top, ruler)
    grid = Grid(plan.situation, lanes.scale, ruler)
    yield from grid.calendar(lanes.top - FLAGS - CALENDAR)
    yield from grid.backdrop(lanes.top, lanes.bottom)
    yield from grid.flags(lanes.top - FLAGS, lanes.bottom, plan.launch)
    yield from frame_shapes(lanes)
    yield from chain_shapes(lanes, chain_links(plan))
    yield from lane_shapes(lanes, LEFT, ruler)
    yield from grid.backdrop(brief.crews_top, brief.crews_bottom)
    frame = (LEFT, brief.crews_top, brief.strip)
    crews = plan.crews[:MOST_CREWS]
    legend_top = PAGE_HEIGHT - MARGIN - LINE * (len(brief.legend) + 1)
    yield from crew_shapes(plan.situation, crews, lanes.scale, frame, ruler)
    yield from legend_shapes(brief.legend, LEFT, legend_top, ruler)
    yield from foot_shapes(plan, LEFT, RIGHT, PAGE_HEIGHT - MARGIN + 5, ruler)
