"""Graphs brought up to date: what the source changed, and what was changed by hand."""

from copy import deepcopy

from scheduler.interchange.updating.updating import update

BEFORE = {
    "name": "Campaign",
    "launch": "B",
    "crews": {"LIF": {"people": {"day": 8}}},
    "tasks": {
        "A": {"name": "Unload", "hours": 8, "crew": {"LIF": 4}, "after": []},
        "B": {"name": "Launch", "after": ["A"]},
    },
    "scenarios": {"as-planned": {"shifts": ["day"]}},
}


def states():
    """Return the last import, the new one, and the graph, all alike."""
    return [deepcopy(BEFORE) for _ in range(3)]


def test_without_a_change_there_nothing_changes_here():
    """What was added by hand stands."""
    before, after, here = states()
    here["tasks"]["A"]["hazards"] = "lift"
    updated = update(before, after, here)

    assert (updated.changes, updated.entries) == ((), {})


def test_change_there_is_taken_and_what_was_added_here_stays():
    """Hours from there, the hazard from here."""
    before, after, here = states()
    after["tasks"]["A"]["hours"] = 10
    here["tasks"]["A"]["hazards"] = "lift"
    updated = update(before, after, here)

    assert updated.graph["tasks"]["A"]["hours"] == "10"
    assert updated.graph["tasks"]["A"]["hazards"] == "lift"
    assert [change.path for change in updated.changes] == [("tasks", "A", "hours")]


def test_conflict_keeps_what_was_written_by_hand_and_is_named():
    """Both changed the hours: 10 there, 6 here."""
    before, after, here = states()
    after["tasks"]["A"]["hours"] = 10
    here["tasks"]["A"]["hours"] = 6
    (change,) = update(before, after, here).changes

    assert (change.is_conflict, change.kept, change.after) == (True, "6", "10")


def test_new_step_stands_where_the_source_has_it():
    """C lies between A and B there."""
    before, after, here = states()
    tasks = after["tasks"]
    after["tasks"] = {"A": tasks["A"], "C": {"name": "Test"}, "B": tasks["B"]}

    assert list(update(before, after, here).graph["tasks"]) == ["A", "C", "B"]


def test_step_that_is_gone_goes_and_its_links_with_it():
    """B no longer waits for A."""
    before, after, here = states()
    del after["tasks"]["A"]
    after["tasks"]["B"]["after"] = []
    updated = update(before, after, here)

    assert list(updated.graph["tasks"]) == ["B"]
    assert "A" not in str(updated.graph["tasks"]["B"])


def test_step_that_is_gone_there_stays_where_the_graph_names_it():
    """A limit added by hand counts from it."""
    before, after, here = states()
    del after["tasks"]["A"]
    here["limits"] = [{"from": "A end", "to": "launch end", "max": "4d"}]
    updated = update(before, after, here)

    assert updated.kept == ("A",)
    assert "A" in updated.graph["tasks"]


def test_step_taken_out_by_hand_stays_out():
    """It did not change there."""
    before, after, here = states()
    del here["tasks"]["A"]

    assert "A" not in update(before, after, here).graph["tasks"]


def test_links_are_merged_one_by_one():
    """A new link from there joins the one added here."""
    before, after, here = states()
    after["tasks"]["B"]["after"] = ["A", "C"]
    here["tasks"]["B"]["after"] = ["A", "OWN"]

    assert update(before, after, here).graph["tasks"]["B"]["after"] == ["A", "OWN", "C"]


def test_crew_shifts_added_by_hand_stay():
    """The night shift is ours, the larger day shift theirs."""
    before, after, here = states()
    after["crews"]["LIF"]["people"]["day"] = 12
    here["crews"]["LIF"]["people"]["night"] = 2

    assert update(before, after, here).graph["crews"]["LIF"]["people"] == {
        "day": "12",
        "night": "2",
    }


def test_way_of_writing_is_no_change():
    """A list of one, a number and a text are the same."""
    before, after, here = states()
    here["tasks"]["B"]["after"] = "A"
    here["tasks"]["A"]["hours"] = "8"
    after["tasks"]["A"]["name"] = "Unload it"

    assert [change.path for change in update(before, after, here).changes] == [
        ("tasks", "A", "name")
    ]
