"""Every setting that levers and conflicts print is read back and means the same."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given, settings

from scheduler.calendars.situation.prepare import prepare
from scheduler.cli.data.ready_commands import whatif_options
from scheduler.pipeline.campaign_text import graph_of
from scheduler.pipeline.load import load, load_text
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.changes import parse_dropped_habit, parse_setting
from scheduler.studies.changes.refusals import findings_against
from scheduler.studies.changes.tidying import tidied
from scheduler.studies.conflicts.rulebook import collect_rules
from scheduler.studies.loosening import ladders_of, levers
from tests.builders import PLAN, make_situation
from tests.planning.campaigns import REPEATABLE, campaigns

READERS = {"--set": parse_setting, "--drop-habit": parse_dropped_habit}
GRAPHS = Path(__file__).parents[2] / "task_graphs"


def read_back(change):
    """Return the change that the shell and the command line make of what is printed."""
    [words] = [shlex.split(each) for each in whatif_options([change])]
    option, text = words
    return READERS[option](text)


def changes_of(campaign, scenario):
    """Yield the change of every lever, and the first and the last of every ladder of conflicts."""
    situation = prepare(campaign, campaign.resolve_scenario(scenario))
    yield from (each.change for each in levers(campaign, campaign.resolve_scenario(scenario)))
    for rule in collect_rules(situation, None).rules.values():
        for ladder in ladders_of(situation, rule):
            yield ladder.notch(0).change
            yield ladder.notch(-1).change


def assert_means_the_same(campaign, scenario):
    """Each change read back changes the campaign as the change itself does."""
    for change in changes_of(campaign, scenario):
        made = apply_changes(campaign, scenario, [change])
        assert made == apply_changes(campaign, scenario, [read_back(change)]), str(change)
        assert made == apply_changes(campaign, scenario, [parse_setting(str(change))]), str(change)


@settings(REPEATABLE, max_examples=30)
@given(campaigns(most=4))
def test_settings_of_random_campaigns_are_read_back(campaign):
    """Whatever a small campaign has to loosen."""
    assert_means_the_same(campaign, PLAN)


@settings(REPEATABLE, max_examples=20)
@given(campaigns(most=4))
def test_changed_random_campaigns_are_written_as_task_graphs(campaign):
    """A lever pulled, written and read again: the very same campaign, and the same calendars."""
    for lever in levers(campaign, campaign.resolve_scenario(PLAN))[:3]:
        made = tidied(apply_changes(campaign, PLAN, [lever.change]))
        if any(findings_against(made, PLAN)):
            continue
        graph = graph_of(made, str(lever.change))
        assert graph is not None, str(lever.change)
        again, _ = load_text(graph.text, graph.file)
        assert make_situation(again).modes == make_situation(made).modes


@pytest.mark.parametrize("name", ["first-steps", "cargo-launcher", "shenzhou-22"])
def test_settings_of_shipped_graphs_are_read_back(name):
    """In every scenario of every graph, and none makes a graph that would be refused."""
    campaign, _ = load(GRAPHS / f"{name}.yaml")
    for scenario in campaign.scenarios:
        assert_means_the_same(campaign, scenario)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["first-steps", "cargo-launcher", "shenzhou-22"])
def test_no_lever_of_shipped_graphs_is_refused(name):
    """Every lever can be planned with: the changed graph has no mistakes, and can be written."""
    campaign, _ = load(GRAPHS / f"{name}.yaml")
    scenario = campaign.plan_scenario
    for lever in levers(campaign, campaign.resolve_scenario(scenario)):
        made = tidied(apply_changes(campaign, scenario, [lever.change]))
        assert not list(findings_against(made, scenario)), str(lever.change)
        assert graph_of(made, "changed") is not None, str(lever.change)
