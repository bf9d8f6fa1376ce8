"""What facts leave out is refused by file and line before anything is planned."""

import pytest

from scheduler.errors import InputError
from scheduler.pipeline.opened import open_graph
from tests.living.m1 import STEPS, graph

SLOW = "{hours: 4, crew: {MEC: 4}, options: [{name: slow, hours: 8, crew: {MEC: 2}}]}"
FACTS = """\
format: 1
data_date: 2026-03-02T13:00
steps:
  a: {started: 2026-03-02T08:00, option: 1}
  b:
    note: overtaken
    started: 2026-03-02T12:30
  c: {started: 2026-03-02T10:00}
"""


def opened(folder, facts, options):
    """Return M1 with two ways of doing b, and facts of it, as read from their files."""
    text = graph({**STEPS, "a": SLOW, "b": SLOW}).replace("{plan: {}}", f"{{plan: {options}}}")
    (folder / "m1.yaml").write_text(text)
    (folder / "progress.yaml").write_text(facts)
    return open_graph(folder / "m1.yaml", folder / "progress.yaml")


def problems(folder, facts, options="{options: any}"):
    """Return the codes and lines of what is refused."""
    with pytest.raises(InputError, match="nothing was scheduled") as error:
        opened(folder, facts, options).require_planned("plan")
    return [(each.code, each.where.line) for each in error.value.problems]


def test_all_that_is_missing_is_refused_at_once_with_its_line(tmp_path):
    """The way of b is not said, and the three hours of c are over."""
    assert problems(tmp_path, FACTS) == [("option-unsaid", 7), ("remaining-missing", 8)]


def test_facts_that_say_it_are_planned(tmp_path):
    """Said is said: b as it stands, c with an hour left."""
    said = FACTS.replace("note: overtaken", "option: 0").replace("10:00}", "10:00, remaining: 1h}")

    assert opened(tmp_path, said, "{options: any}").require_planned("plan") == "plan"


def test_scenario_without_options_leaves_no_choice(tmp_path):
    """Where the scenario permits no other way, b is done as it stands."""
    assert problems(tmp_path, FACTS, "{}") == [("remaining-missing", 8)]
