"""Written plans in which one field is another: refused, but for what is taken on trust."""

import json
from copy import deepcopy

import pytest

from scheduler.errors import SchedulerError
from scheduler.exports.document.plan import write_plan_json
from scheduler.pipeline.plan import plan
from scheduler.pipeline.reopen import verify
from scheduler.planning.interface.options import SolveOptions
from tests.crashes.test_killed_runs import GRAPHS

HUGE = 10**30
ESCAPE = "\x1b[31m"
ON_TRUST = {
    "program",
    "solver",
    "graph.file",
    "options.time_limit",
    "options.workers",
    "options.seed",
    "options.settle",
    "result.settled",
    "baseline.result.settled",
}
"""What `docs/semantics.md` says that a check of a written plan cannot vouch for."""


def leaves(value, place=()):
    """Yield the places of all values that are neither lists nor mappings."""
    entries = enumerate(value) if isinstance(value, list) else value.items()
    for key, item in entries:
        if isinstance(item, list | dict) and item:
            yield from leaves(item, (*place, key))
        else:
            yield (*place, key)


def forged(value):
    """Return what may stand in the place of a value, each another."""
    if isinstance(value, bool):
        return [not value, None]
    if isinstance(value, int | float):
        return [value + 1, value - 1, -1, HUGE, "many", None]
    if isinstance(value, str):
        return [f"{value}x", "", ESCAPE, "../../x", 7, None]
    return ["something", 7, [[]]]


def with_field(document, place, value):
    """Return a document with another value in one place."""
    changed = deepcopy(document)
    entry = changed
    for part in place[:-1]:
        entry = entry[part]
    entry[place[-1]] = value
    return changed


def is_accepted(path, document):
    """Whether a plan with such a document counts as sound."""
    path.write_text(json.dumps(document))
    try:
        return not verify(path)
    except SchedulerError:
        return False


@pytest.mark.slow
def test_every_forged_field_is_refused_but_for_what_is_on_trust(tmp_path):
    """Each field of a plan in turn, in up to six other ways: never a crash, never believed."""
    made = plan(GRAPHS / "first-steps.yaml", options=SolveOptions(workers=1))
    path = write_plan_json(made, tmp_path)
    document = json.loads(path.read_text())
    assert is_accepted(path, document)

    believed = [
        (".".join(map(str, place)), value)
        for place in leaves(document)
        for value in forged(_at(document, place))
        if value != _at(document, place) and is_accepted(path, with_field(document, place, value))
    ]

    assert {place for place, _ in believed} <= ON_TRUST
    assert not [(place, value) for place, value in believed if value in (HUGE, ESCAPE)]


def _at(document, place):
    for part in place:
        document = document[part]
    return document


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the place and the content of a written plan."""
    made = plan(GRAPHS / "first-steps.yaml", "quiet", options=SolveOptions(workers=1))
    path = write_plan_json(made, tmp_path_factory.mktemp("plan"))
    return path, json.loads(path.read_text())


@pytest.mark.parametrize("place", [("program",), ("solver",), ("graph", "file")])
def test_names_on_trust_hold_nothing_that_a_terminal_would_run(place, written):
    """Another name is believed, escape sequences in it are not."""
    path, document = written

    assert is_accepted(path, with_field(document, place, "another"))
    assert not is_accepted(path, with_field(document, place, ESCAPE))
