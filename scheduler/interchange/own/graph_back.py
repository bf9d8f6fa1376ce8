"""A task graph that comes back from another program: its sections, with what was edited there."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.own.dates_back import deadline_now, deadline_written, is_target
from scheduler.interchange.own.fields_back import new_step, step_now
from scheduler.interchange.own.people_back import merge_people
from scheduler.interchange.own.steps_back import StepsBack
from scheduler.interchange.own.written import EXPORTED, as_map


def graph_back(back: StepsBack, telling: Telling) -> dict[str, Any]:
    """Return the task graph as plain data; what was edited elsewhere is told."""
    graph = {k: deepcopy(v) for k, v in back.source.project.graph.items() if k != EXPORTED}
    tasks = dict(_tasks(back, telling))
    merge_people(back, graph, telling)
    _merge_target(back, graph, telling)
    _without_missing(graph, frozenset(tasks), telling)
    scenarios = graph.pop("scenarios", {})
    return {**graph, "tasks": tasks, "scenarios": scenarios}


def _tasks(back: StepsBack, telling: Telling) -> Iterator[tuple[str, Any]]:
    for uid, task in back.source.steps.items():
        is_own, label = uid in back.own, back.source.label(uid)
        step = step_now(back, task) if is_own else new_step(back, task)
        if not is_own:
            telling.decided("import-new-step", "Steps that were made elsewhere are new", label)
        for name in step.edited:
            telling.decided("import-edited", "What was edited elsewhere counts", f"{label}: {name}")
        yield back.keys[uid], dict(step.fields)


def _merge_target(back: StepsBack, graph: dict[str, Any], telling: Telling) -> None:
    """Take over a deadline of the launch that is not as it was written."""
    for uid, task in back.source.steps.items():
        if not is_target(back, task):
            continue
        deadline = deadline_now(task)
        if deadline != deadline_written(back, task):
            graph.pop("target", None)
            graph.update({} if deadline is None else {"target": deadline})
            label = f"{back.source.label(uid)}: target"
            telling.decided("import-edited", "What was edited elsewhere counts", label)


def _without_missing(graph: dict[str, Any], present: frozenset[str], telling: Telling) -> None:
    """Take out limits and holds of steps that are gone, and their names in scenarios."""
    for section in ("limits", "holds"):
        stated = graph.get(section)
        rules = stated if isinstance(stated, list) else []
        gone = [rule for rule in rules if not _steps_of(rule, graph) <= present]
        if gone:
            graph[section] = [rule for rule in rules if rule not in gone]
            names = (f"{rule.get('from')} to {rule.get('to')}" for rule in gone)
            text = f"Some {section} name steps that are gone, and were left out"
            telling.lost("import-rule-of-missing-step", text, *names)
    for scenario in map(as_map, as_map(graph.get("scenarios")).values()):
        pairs = scenario.get("set_aside")
        if isinstance(pairs, list):
            scenario["set_aside"] = [x for x in pairs if set(str(x).split(">")) <= present]


def _steps_of(rule: Any, graph: Mapping[str, Any]) -> set[str]:
    """Return the steps at the ends of a limit or a hold."""
    ends = [str(as_map(rule).get(end, "launch")) for end in ("from", "to")]
    steps = {end.removesuffix(" start").removesuffix(" end") for end in ends}
    return {str(graph.get("launch")) if step == "launch" else step for step in steps}
