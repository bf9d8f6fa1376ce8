from unicodedata import normalize

import pytest

from scheduler.analyse.step_names import find_step
from scheduler.errors import InputError
from scheduler.studies.changes.applying import apply_changes
from scheduler.studies.changes.changes import parse_dropped_link, parse_hours
from scheduler.studies.changes.redo import Redo
from tests.builders import PLAN, make_campaign, make_task


@pytest.fixture
def campaign():
    """Return a campaign of four steps with names, two of which begin alike."""
    return make_campaign(
        make_task("A15", name="Launch of the first"),
        make_task("a", name="Stack"),
        make_task("B", name="Fuel the first stage", after=["a"]),
        make_task("L", name="Fuel the second stage", after=["B"]),
    )


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        *(("a", ["a"]), ("A", ["a"]), ("a15", ["A15"]), ("B", ["B"])),
        *(("stack", ["a"]), ("LAUNCH  of the first", ["A15"]), ("fuel the s", ["L"])),
        *(("Fuel", ["B", "L"]), ("first", []), ("", []), ("  ", [])),
    ],
)
def test_step_is_meant_by_id_then_by_name(campaign, text, steps):
    """The exact id first, then other letters, the whole name, and the beginning of names."""
    assert list(find_step(campaign.tasks, text).steps) == steps


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_may_be_stored_in_either_mode(form):
    """An umlaut is one letter, or a letter and two dots over it; both look alike."""
    tasks = make_campaign(make_task("pr\u00fcfen", name="Geh\u00e4use pr\u00fcfen")).tasks

    for text in ("pr\u00fcfen", "geh\u00e4use"):
        assert find_step(tasks, normalize(form, text)).only == "pr\u00fcfen"


def test_hours_and_links_may_name_steps_by_their_names(campaign):
    """The change is made where the ids would have made it."""
    hours = apply_changes(campaign, PLAN, [parse_hours("fuel the first=4h")])
    dropped = apply_changes(campaign, PLAN, [parse_dropped_link("Stack>fuel the first stage")])

    assert hours.tasks["B"].duration == 4 * 60
    assert dropped.tasks["B"].after == ()


def test_repeated_step_may_be_named(campaign):
    """The copy is one of the step meant."""
    changed = apply_changes(campaign, PLAN, [Redo(steps=("stack",))])

    assert len(changed.tasks) == 5
    assert [task.title for task in changed.tasks.values()].count("Stack") >= 1


def test_name_that_means_several_steps_is_refused(campaign):
    """Both are listed with their ids."""
    with pytest.raises(InputError, match=r"'fuel' matches 2 steps\n.*B \(Fuel .*, L \(Fuel"):
        apply_changes(campaign, PLAN, [parse_hours("fuel=4h")])


def test_unknown_step_is_told_as_ever(campaign):
    """What no step is called stays unknown."""
    with pytest.raises(InputError, match="unknown-task"):
        apply_changes(campaign, PLAN, [parse_hours("nobody=4h")])
