"""Head-counts that come back: those that were changed elsewhere are set where they were stated."""

from collections.abc import Iterator, Mapping
from typing import Any

from scheduler.interchange.incoming.telling import Telling
from scheduler.interchange.own.steps_back import StepsBack
from scheduler.interchange.own.written import as_map, written_graph


def merge_people(back: StepsBack, graph: dict[str, Any], telling: Telling) -> None:
    """Take over head-counts that are not as they were written."""
    written = written_graph(back.source.project.graph)
    for each in back.source.project.resources:
        before = written.people.get(each.crew, {}).get(each.shift)
        if before is None or each.units is None or int(each.units) == before:
            continue
        _set_people(graph, written.scenario, (each.crew, each.shift), int(each.units))
        telling.decided(
            "import-edited",
            "What was edited elsewhere counts",
            f"{each.title}: {int(each.units)} people, {before} before",
        )


def _set_people(
    graph: Mapping[str, Any], scenario: str, place: tuple[str, str], people: int
) -> None:
    """Let a crew have so many people on a shift of a scenario, surge included."""
    crew, shift = place
    stated = list(_scenarios(graph, scenario))
    surge, own = (
        next((as_map(each[name]) for each in stated if each.get(name)), {})
        for name in ("surge", "people")
    )
    as_map(surge.get(crew)).pop(shift, None)
    usual = as_map(as_map(as_map(graph.get("crews")).get(crew)).get("people"))
    place_of = own[crew] if shift in as_map(own.get(crew)) else usual
    place_of[shift] = people


def _scenarios(graph: Mapping[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """Yield a scenario and those that it extends, one after the other."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        entry = as_map(as_map(graph.get("scenarios")).get(name))
        yield entry
        name = str(entry.get("extends", ""))
