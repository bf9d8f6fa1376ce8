"""Steps that are wanted late although nothing says how late they might be."""

from collections.abc import Iterator

import networkx as nx

from scheduler.advice.base import Case
from scheduler.errors import Finding
from scheduler.model.validate.cycles import link_graph


def warn_of_idle_late_steps(case: Case) -> Iterator[Finding]:
    """Yield steps wanted late that launch never waits for, habits counted, and launch itself."""
    before = nx.ancestors(link_graph(case.campaign, habits=True), case.campaign.launch)
    for task in case.campaign.tasks.values():
        if task.as_late_as_possible and task.id not in before:
            why = "it is the launch" if task.id == case.campaign.launch else "launch does not wait"
            yield Finding(
                code="late-idle",
                message=f"{task.id!r} is wanted as late as possible, but {why}"
                f"{'' if task.id == case.campaign.launch else ' for it'}: it is as early as it "
                "can be",
                path=("tasks", task.id, "as_late_as_possible"),
                hint="Name it under 'after' of a step on the way to launch, or remove the wish.",
            )
