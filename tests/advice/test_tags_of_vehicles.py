"""Tags that vehicles name are in use."""

from scheduler.advice.base import Case
from scheduler.advice.unused import warn_of_unused_tags
from scheduler.model.progress.recorded_campaign import without_progress
from tests.studies.readiness.calls import VEHICLES, campaign_of, graph


def test_tag_of_standby_work_is_in_use():
    """V1 stands by with all that has the tag, and V2 is called without it: no warning."""
    campaign = without_progress(campaign_of(graph(plan="{done: [b, k1, k2]}")))

    assert list(warn_of_unused_tags(Case(campaign))) == []


def test_tag_that_no_vehicle_names_is_told():
    """V1 stands by with its step b, and V2 is called without another tag."""
    own = {"V1": "{flows: mission, launch: m, standby: b}"}
    vehicles = {**VEHICLES, **own, "V2": "{flows: next, standby: n2}"}
    campaign = campaign_of(graph(vehicles=vehicles, plan="{done: [b, k1, k2]}"))

    assert [each.path for each in warn_of_unused_tags(Case(campaign))] == [
        ("tasks", "b", "tags", 0)
    ]
