"""The rows of a plan in other programs: flows as summaries, with their steps below."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import TaskId


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: a step, or a flow as the summary above its steps; ``parent`` is the uid of one."""

    uid: str
    number: int
    step: TaskId = ""
    flow: str = ""
    parent: str | None = None

    @property
    def level(self) -> int:
        """How deep it lies, 1 at the top."""
        return 1 if self.parent is None else 2


def rows_of(campaign: Campaign, steps: Mapping[TaskId, object]) -> tuple[Row, ...]:
    """
    Return the rows of some steps: flow by flow, and steps without a flow where they stand.

    Steps have the uids 1, 2, 3 in file order, flows those after them.
    """
    uids = {step: str(number) for number, step in enumerate(steps, 1)}
    flows: dict[str, str] = {}
    below: dict[str, list[TaskId]] = {}
    order: list[tuple[str, TaskId]] = []
    for step in steps:
        flow = campaign.tasks[step].flow
        if not flow:
            order.append(("", step))
            continue
        if flow not in flows:
            flows[flow] = str(len(uids) + len(flows) + 1)
            order.append((flow, ""))
        below.setdefault(flow, []).append(step)
    rows: list[Row] = []
    for flow, step in order:
        number = len(rows) + 1
        if step:
            rows.append(Row(uid=uids[step], number=number, step=step))
            continue
        rows.append(Row(uid=flows[flow], number=number, flow=flow))
        rows += [
            Row(uid=uids[each], number=number + n, step=each, parent=flows[flow])
            for n, each in enumerate(below[flow], 1)
        ]
    return tuple(rows)
