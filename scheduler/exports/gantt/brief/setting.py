"""What surrounds the lanes of the briefing page, and the room that it leaves to them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.gantt.brief.lanes import LABEL_SIZE, LaneMaker
from scheduler.exports.gantt.brief.notes import notes_of
from scheduler.exports.gantt.brief.points import BEFORE, point_bands
from scheduler.exports.gantt.parts.band_shapes import bands_height
from scheduler.exports.gantt.parts.bars import lead_of
from scheduler.exports.gantt.parts.compare import strip_height
from scheduler.exports.gantt.parts.context import (
    FULL,
    SPARSE,
    TRIMMED,
    Band,
    DetailLevel,
    band_titles,
    bands,
)
from scheduler.exports.gantt.parts.crews import use_text
from scheduler.exports.gantt.parts.legend import (
    ELSEWHERE,
    LINE,
    LegendKey,
    keys,
    legend_lines,
    mark_keys,
)
from scheduler.exports.gantt.parts.slots import Slots
from scheduler.exports.gantt.parts.steps import NO_PLACE, ChartStep, chain_links
from scheduler.exports.gantt.parts.subject import ChartSubject
from scheduler.exports.gantt.parts.vehicles import vehicle_bands, vehicle_titles
from scheduler.exports.page.chart import MARGIN, PAGE_HEIGHT, WIDTH, Ruler
from scheduler.exports.page.foot import foot_height
from scheduler.exports.page.grid.grid import Grid
from scheduler.exports.page.header import HEIGHT
from scheduler.exports.page.headlines import headlines_height
from scheduler.exports.page.time import Scale
from scheduler.model.notation.base import FacilityId, TaskId

LEFT, RIGHT = MARGIN, WIDTH - MARGIN
GUTTER_MOST = {FULL: 172.0, TRIMMED: 124.0}
LEAST_GUTTER = 124.0
GAP = 5.0
FEW = 2
"""Places with no more steps than this share a lane when there is no room for their own."""
OTHERS = "other places"
CREW_KEYS = (
    LegendKey(text="people at work", patch="load"),
    LegendKey(text="whole shift, or all hands", patch="load-full"),
)


class Surroundings:
    """
    The parts of the page around the lanes; ``level`` says how much the bands tell.

    ``crews`` are the crews with a strip below the lanes; ``subject`` tells what has become of an
    announced plan, if there is one.
    """

    def __init__(self, subject: ChartSubject, ruler: Ruler, level: DetailLevel, crews: int) -> None:
        self.subject = subject
        self.plan = plan = subject.plan
        self.ruler = ruler
        self.level = level
        self.crews = plan.crews[:crews]

    @cached_property
    def steps(self) -> tuple[ChartStep, ...]:
        """The steps, and what else stands in the lanes of their places."""
        return (*notes_of(self.plan, self.subject.span[1]), *self.subject.steps)

    @cached_property
    def titles(self) -> Mapping[FacilityId, str]:
        """The lanes in order: steps without a place first, then the facilities."""
        facilities = self.plan.situation.campaign.facilities
        named = {place: facility.title for place, facility in facilities.items()}
        return {NO_PLACE: "No facility"} | named

    @cached_property
    def grid(self) -> Grid:
        """The time axis, right of a gutter for the titles of lanes and crews."""
        plan = self.plan
        shown = [self.titles[step.place] for step in self.steps]
        shown += band_titles(plan, max(self.level, SPARSE))
        shown += vehicle_titles(plan)
        shown += [BEFORE] if self.subject.ghosts else []
        for load in self.crews:
            shown += [load.title, use_text(load, plan.situation.profiles[load.id])]
        widest = max(self.ruler.width(title[:60], LABEL_SIZE) for title in shown)
        left = LEFT + min(widest, GUTTER_MOST.get(self.level, LEAST_GUTTER)) + 8
        start, end = self.subject.span
        scale = Scale(start=start, end=end, left=left, right=RIGHT)
        return Grid(plan.situation, scale, self.ruler, self.subject.marks)

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The bands above the lanes."""
        slots = Slots(self.grid.scale, self.ruler, self.grid.barriers)
        return (
            *vehicle_bands(self.plan, slots),
            *point_bands(self.subject, slots),
            *bands(self.plan, slots, self.level),
        )

    @cached_property
    def legend(self) -> list[list[LegendKey]]:
        """The lines of the legend."""
        crews = CREW_KEYS if self.crews else ()
        last = self.subject.span[1]
        ghosts = (ELSEWHERE,) if self.subject.ghosts else ()
        extra = (*ghosts, *mark_keys(self.plan, self.bands, self.steps, last), *crews)
        return legend_lines(keys(self.plan, self.steps, extra=extra), RIGHT - LEFT, self.ruler)

    @property
    def strip(self) -> float:
        """The height of the strip that compares the plan; a crowded page has none."""
        return strip_height(self.plan) if self.level.has_strip else 0.0

    @property
    def below_head(self) -> float:
        """The lower edge of the head and of the lines below it."""
        return MARGIN + HEIGHT + GAP + headlines_height(self.subject.headlines)

    @property
    def top(self) -> float:
        """The upper edge of the lanes."""
        head = self.below_head + self.strip + self.grid.calendar_height + self.grid.flags_height
        return head + bands_height(self.bands)

    @cached_property
    def floor(self) -> float:
        """The lower edge of lanes and crews."""
        foot = foot_height(self.plan, RIGHT - LEFT, self.ruler)
        return PAGE_HEIGHT - MARGIN - foot - LINE * len(self.legend) - GAP

    def maker(self, *, is_merged: bool = False) -> LaneMaker:
        """Return the maker of the lanes; merged, places with few steps share one."""
        titles, steps = self.titles, self.steps
        if is_merged:
            counts = Counter(step.place for step in steps)
            few = {place for place, count in counts.items() if count <= FEW}
            steps = tuple(
                replace(step, place=OTHERS) if step.place in few else step for step in steps
            )
            titles = {**titles, OTHERS: "Other places"}
        return LaneMaker(
            steps=steps,
            titles=titles,
            scale=self.grid.scale,
            ruler=self.ruler,
            barriers=self.grid.barriers,
            leads=self._leads(),
            urgent=_urgent(self.plan, self.subject.steps),
        )

    def _leads(self) -> Mapping[TaskId, float]:
        x = self.grid.scale.x
        return {
            link.target: lead_of(x(link.event), x(link.start))
            for link in chain_links(self.plan)
            if link.event < link.start
        }


def _urgent(plan: ExplainedPlan, steps: Sequence[ChartStep]) -> tuple[TaskId, ...]:
    """Return the steps in the order in which they get their names: chain, then least float."""

    def urgency(step: ChartStep) -> tuple[bool, bool, bool, float]:
        total = None if step.is_done else plan.floats[step.id].total
        is_marked = bool(step.hold_point or step.is_milestone)
        return step.id not in plan.chain_tasks, step.is_done, not is_marked, total if total else 0.0

    return tuple(step.id for step in sorted(steps, key=urgency))
