"""Where everything stands on the full chart: groups, rows, columns and scales."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from scheduler.analyse.comparing.side import State
from scheduler.analyse.plan import Baseline, ExplainedPlan
from scheduler.exports.gantt.parts.moves import ShownMoves
from scheduler.exports.gantt.parts.steps import TEST_DOT, ChartStep, flow_roles, shown_tasks
from scheduler.exports.gantt.parts.subject import ChartSubject
from scheduler.exports.page.chart import Align, Ruler, shorten
from scheduler.exports.page.time import DAY, Scale, day_text
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_days, format_minutes
from scheduler.model.notation.moments import clock_text
from scheduler.model.task import Task

MARGIN = 22.0
ROW = 14.0
BAND = 16.0
SIZE = 9.0
COLUMN_GAP = 11.0
DAY_WIDTH = 34.0
WIDEST = 330.0
"""No column is wider than this; longer texts are cut."""
LEAST_CHART, WIDEST_CHART = 720.0, 2200.0
PANEL, PANEL_GAP = 330.0, 18.0
NO_FLOW = "Other steps"
MOST_ROWS = 500
"""A chart of more rows is too tall to print or open; it shows the steps that matter most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the table left of the bars; ``x`` is where its texts are anchored."""

    title: str
    x: float
    align: Align
    texts: Mapping[TaskId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """A flow: its title, its role and those of its steps that are shown, in order of starts."""

    title: str
    role: str
    steps: tuple[ChartStep, ...]
    size: int

    @property
    def count(self) -> str:
        """How many steps the flow has, and how many of them are shown if not all are."""
        shown = len(self.steps)
        return f"{self.size} steps" if shown == self.size else f"{shown} of {self.size} steps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The full chart, placed; ``panel`` is the scale of the comparison, if there is one."""

    subject: ChartSubject
    groups: tuple[RowGroup, ...]
    columns: tuple[Column, ...]
    scale: Scale
    panel: Scale | None
    top: float

    @property
    def plan(self) -> ExplainedPlan:
        """The plan."""
        return self.subject.plan

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.top + sum(BAND + ROW * len(group.steps) for group in self.groups)

    @property
    def right(self) -> float:
        """The right edge of everything."""
        return self.scale.right if self.panel is None else self.panel.right

    def bands(self) -> Iterator[tuple[RowGroup, float]]:
        """Yield each group with the upper edge of its band."""
        here = self.top
        for group in self.groups:
            yield group, here
            here += BAND + ROW * len(group.steps)

    def rows(self) -> Iterator[tuple[ChartStep, float]]:
        """Yield each step with the middle line of its row."""
        for group, top in self.bands():
            for number, step in enumerate(group.steps):
                yield step, top + BAND + (number + 0.5) * ROW


def lay_out_sheet(
    plan: ExplainedPlan,
    ruler: Ruler,
    top: float,
    moves: ShownMoves | None = None,
    last: Minutes = 1,
) -> Sheet:
    """Return the full chart of a plan with its rows below ``top``, up to ``last`` at least."""
    subject = ChartSubject(plan=plan, moves=moves, last=last)
    steps = shown_steps(subject)
    columns, left = _columns(subject, steps, ruler)
    start, end = subject.span
    width = min(max((end - start) / DAY * DAY_WIDTH, LEAST_CHART), WIDEST_CHART)
    scale = Scale(start=start, end=end, left=left, right=left + width)
    return Sheet(
        subject=subject,
        groups=_groups(plan, steps),
        columns=columns,
        scale=scale,
        panel=_panel(plan, scale.right + PANEL_GAP, end),
        top=top,
    )


def shown_steps(subject: ChartSubject) -> tuple[ChartStep, ...]:
    """Return the steps that get a row: all, or the driving chain and those of least float."""
    plan, steps = subject.plan, subject.steps
    if len(steps) <= MOST_ROWS:
        return steps
    most = max(MOST_ROWS, len(plan.chain_tasks))
    shown = {step.id for step in sorted(steps, key=lambda step: _urgency(plan, step))[:most]}
    return tuple(step for step in steps if step.id in shown)


def _urgency(plan: ExplainedPlan, step: ChartStep) -> tuple[bool, bool, float, Minutes, TaskId]:
    total = None if step.is_done else plan.floats[step.id].total
    float_left = inf if total is None else total
    return not step.is_critical, step.is_done, float_left, step.start, step.id


def compared(plan: ExplainedPlan) -> Baseline | None:
    """Return the baseline, unless the plan is that way of working itself."""
    base = plan.baseline
    if base is None or base.situation.scenario.id == plan.situation.scenario.id:
        return None
    return base


def _panel(plan: ExplainedPlan, left: float, end: Minutes) -> Scale | None:
    base = compared(plan)
    if base is None:
        return None
    last = max(end, round(base.schedule.makespan * 1.01))
    return Scale(start=0, end=last, left=left, right=left + PANEL)


def _groups(plan: ExplainedPlan, steps: Sequence[ChartStep]) -> tuple[RowGroup, ...]:
    flows = plan.situation.campaign.flows
    sizes = Counter(task.flow for task in shown_tasks(plan))
    groups = []
    for name, role in flow_roles(plan).items():
        members = [step for step in steps if step.flow == name]
        members.sort(key=lambda step: (step.start, step.end, step.id))
        title = flows[name].title if name in flows else name or NO_FLOW
        groups.append(RowGroup(title=title, role=role, steps=tuple(members), size=sizes[name]))
    return tuple(groups)


def _columns(
    subject: ChartSubject, steps: Sequence[ChartStep], ruler: Ruler
) -> tuple[tuple[Column, ...], float]:
    """Return the columns, each as wide as its widest text, and the left edge of the bars."""
    plan = subject.plan
    texts: tuple[tuple[str, Align, dict[TaskId, str]], ...] = (
        ("Step", Align.LEFT, {step.id: step.id for step in steps}),
        ("Name", Align.LEFT, {step.id: _name(step) for step in steps}),
        ("Hours", Align.RIGHT, {step.id: f"{round(step.worked / 60, 2):g}" for step in steps}),
        ("Start", Align.RIGHT, {step.id: _moment(plan, step.start) for step in steps}),
        ("End", Align.RIGHT, {step.id: _moment(plan, step.end) for step in steps}),
        ("Moved", Align.RIGHT, {step.id: subject.move_text(step.id) for step in steps}),
        ("State", Align.LEFT, {step.id: _state(plan, step) for step in steps}),
        ("Float", Align.RIGHT, {step.id: _float(plan, step) for step in steps}),
        ("Due", Align.LEFT, {step.id: step.due.removeprefix("due ") for step in steps}),
        ("Place", Align.LEFT, {step.id: _places(plan, step) for step in steps}),
        ("Crew", Align.LEFT, {step.id: _crews(plan, step) for step in steps}),
    )
    columns, x = [], MARGIN
    for title, align, full in texts:
        cells = {key: shorten(text, WIDEST, SIZE, ruler, bold=True) for key, text in full.items()}
        if not any(cells.values()):
            continue
        width = max(ruler.width(text, SIZE, bold=True) for text in (*cells.values(), title))
        anchor = x if align is Align.LEFT else x + width
        columns.append(Column(title=title, x=anchor, align=align, texts=cells))
        x += width + COLUMN_GAP
    return tuple(columns), x


def _moment(plan: ExplainedPlan, minute: Minutes) -> str:
    moment = plan.situation.axis.moment(minute)
    return f"{day_text(moment)} {clock_text(moment)}"


def _places(plan: ExplainedPlan, step: ChartStep) -> str:
    return " + ".join(_task(plan, step).places)


def _crews(plan: ExplainedPlan, step: ChartStep) -> str:
    """Return the people of a step as ``24 LIF, 8 MEC``."""
    crews = _task(plan, step).crew
    return ", ".join(f"{people} {crew}" for crew, people in crews.items())


def _task(plan: ExplainedPlan, step: ChartStep) -> Task:
    """Return a step in the way it is done, as far as that is known."""
    job = plan.situation.jobs.get(step.id)
    return plan.situation.campaign.tasks[step.id] if job is None else job.task


def _state(plan: ExplainedPlan, step: ChartStep) -> str:
    """Return how a step stands by the facts: ``done``, ``under way, 6 h left``, ``waits for a``."""
    facts = plan.situation.facts
    if facts is None or step.state is State.PLANNED:
        return ""
    if step.is_done:
        return step.state.value
    overtaken = facts.waiting.get(step.id, ())
    state = f"waits for {', '.join(overtaken)}" if overtaken else step.state.value
    return f"{state}, {format_minutes(facts.left[step.id])} left"


def _float(plan: ExplainedPlan, step: ChartStep) -> str:
    """Return a total float; launch does not wait for a step that has none."""
    if step.is_done:
        return ""
    minutes = plan.floats[step.id].total
    if not minutes:
        return "any" if minutes is None else "0"
    return format_days(minutes)


def _name(step: ChartStep) -> str:
    name = step.name if step.name != step.id else ""
    dot = f" {TEST_DOT}" if step.is_test else ""
    move = f" {step.move}" if step.move else ""
    point = f" [{step.hold_point}]" if step.hold_point else ""
    return f"{name}{dot}{move}{point}".strip()
