"""Warnings of any campaign."""

from pathlib import Path

from hypothesis import given, settings

from scheduler.advice import warnings_of
from scheduler.advice.codes import CODES
from scheduler.model.validate import validate
from scheduler.readers.task_graph import read_task_graph
from tests.planning.campaigns import REPEATABLE, campaigns

EVERYTHING = Path(__file__).parents[1] / "data" / "valid" / "everything.yaml"


@settings(REPEATABLE, max_examples=20)
@given(campaigns())
def test_warnings_of_a_sound_campaign_have_known_codes_and_a_way_out(campaign):
    """Whatever a campaign says, its warnings can be read, and each is given once."""
    if validate(campaign):
        return
    found = warnings_of(campaign)

    assert all(each.code in CODES and each.hint and each.message for each in found)
    assert len({(each.code, each.path, each.message) for each in found}) == len(found)


def test_a_file_with_every_field_is_looked_through():
    """Each table of the format is there, and each warning has a line of its own in the file."""
    draft = read_task_graph(EVERYTHING)

    places = [draft.to_problem(each).where.line for each in warnings_of(draft.require())]

    assert all(line > 1 for line in places)
