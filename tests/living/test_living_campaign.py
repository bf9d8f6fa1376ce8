"""
The campaign as it lives on: what each field of an event, a waiver and a drop make of it.

M1 starts on Monday 2 March 2026, 08:00; see ``m1.py``.
"""

import pytest

from scheduler.errors import InputError
from scheduler.model.link import Link
from scheduler.model.progress.living import living
from tests.living.m1 import (
    STEPS,
    altered,
    begun,
    campaign_of,
    done,
    graph,
    m1,
    moment,
    progress,
    waived,
)


def event(known="Mon 09:00", **fields):
    """Return an event; its period, if it has one, is all of Tuesday."""
    return {"known": moment(known), **fields}


TUESDAY = {"from": moment("Tue 00:00"), "to": moment("Wed 00:00")}


def lived(campaign=None, steps=None, at="Mon 12:00", **events):
    """Return what M1, or another campaign, has become by Monday noon."""
    return living(campaign or m1(), progress(at, steps, events=events))


def sources(campaign, step):
    """Return what a step waits for by hard links."""
    return [link.task for link in campaign.tasks[step].after]


def ends(limit):
    """Return a limit as its two events."""
    return f"{limit.from_event} to {limit.to_event}"


def test_nothing_known_changes_nothing():
    """Without events, waivers and drops the campaign is what it was."""
    assert lived() == m1()


def test_people_of_an_event_stand_in_its_period():
    """MEC has two people by day on Tuesday, for the reason that the event gives."""
    (change,) = (
        lived(ill=event(people={"MEC": {"day": 2}}, why="flu", **TUESDAY)).crews["MEC"].changes
    )

    assert (change.start, change.end) == (moment("Tue 00:00"), moment("Wed 00:00"))
    assert (dict(change.people), change.reason) == ({"day": 2}, "flu")


def test_what_became_known_later_holds_over_what_was_known_before():
    """Of two events the one known later comes last, whatever their order in the file."""
    late = event("Mon 11:00", people={"MEC": {"day": 3}}, why="late", **TUESDAY)
    early = event("Mon 10:00", people={"MEC": {"day": 2}}, why="early", **TUESDAY)

    changes = lived(late=late, early=early).crews["MEC"].changes

    assert [change.reason for change in changes] == ["early", "late"]


def test_places_are_closed_and_the_site_rests_for_a_time():
    """HALL is shut and the site stands down on Tuesday; an event without words gives its name."""
    found = lived(storm=event(closed="HALL", stand_down=True, **TUESDAY))

    (closed,), (resting,) = found.facilities["HALL"].closed, found.stand_downs
    assert closed == resting
    assert (closed.start, closed.end, closed.reason) == (
        moment("Tue 00:00"),
        moment("Wed 00:00"),
        "storm",
    )


def test_a_new_estimate_stands_in_place_of_the_hours():
    """The test b takes 8 h, by its option, too, which would be shorter otherwise."""
    campaign = altered(b=STEPS["b"][:-1] + ", options: [{name: fast, hours: 7}]}")

    task = lived(campaign, more=event(hours={"b": "8h"})).tasks["b"]

    assert (task.duration, task.options[0].duration) == (480, 480)


def test_a_late_delivery_holds_back_the_start():
    """D does not start before Tuesday 11:00."""
    found = lived(van=event(not_before={"d": moment("Tue 11:00")}, why="van")).tasks["d"]

    assert (found.not_before.date, found.not_before.reason) == (moment("Tue 11:00"), "van")


def test_new_steps_hold_back_those_that_they_name():
    """N stands in the campaign, and d waits for it."""
    new = {"tasks": {"n": {"hours": 2, "crew": {"MEC": 4}, "before": "d"}}}

    found = lived(found=event(add=new))

    assert found.tasks["n"].duration == 120
    assert sources(found, "d") == ["b", "c", "n"]


def test_a_new_step_may_come_before_one_that_another_event_adds():
    """n, known first, names x, known later."""
    first = event("Mon 09:00", add={"tasks": {"n": {"hours": 2, "before": "x"}}})
    later = event("Mon 10:00", add={"tasks": {"x": {"hours": 2}}})

    assert sources(lived(first=first, later=later), "x") == ["n"]


def test_a_repeated_step_is_copied_and_what_has_not_begun_comes_after_the_copy():
    """A is done again with its hours, people and place; c had begun by then, b had not."""
    steps = {"a": done("Mon 08:00", "Mon 12:00"), "c": begun("Mon 12:00")}

    found = lived(steps=steps, at="Mon 13:00", bad=event("Mon 13:00", redo="a"))

    copy, original = found.tasks["a/2"], found.tasks["a"]
    assert (copy.duration, copy.crew, copy.facility) == (240, original.crew, "HALL")
    assert sources(found, "a/2") == ["a"]
    assert sources(found, "b") == ["a", "a/2"]
    assert sources(found, "c") == ["a"]


def test_what_came_after_a_step_begun_comes_after_the_copy():
    """B is done again; d, which came after it, had begun: the launch, after d, comes after b/2."""
    steps = {"b": done("Mon 12:00", "Tue 10:00"), "d": begun("Tue 10:00")}

    found = lived(steps=steps, at="Tue 11:00", bad=event("Tue 11:00", redo="b"))

    assert sources(found, "d") == ["b", "c"]
    assert sources(found, "go") == ["d", "b/2"]


def test_what_began_after_the_news_came_after_the_copy():
    """C began an hour after it was known that a is to be done again: its link to a/2 is broken."""
    steps = {"a": done("Mon 08:00", "Mon 12:00"), "c": begun("Mon 14:00")}

    found = lived(steps=steps, at="Mon 15:00", bad=event("Mon 13:00", redo="a"))

    assert sources(found, "c") == ["a", "a/2"]


def test_links_among_repeated_steps_hold_among_the_copies():
    """A and b again: b/2 after a/2, a/2 after the last original, d after b/2."""
    found = lived(bad=event(redo=["a", "b"]))

    assert sources(found, "b/2") == ["a/2"]
    assert sources(found, "a/2") == ["b"]
    assert sources(found, "b") == ["a"]
    assert sources(found, "d") == ["b", "c", "b/2"]
    assert found.tasks["b/2"].test


def test_limits_count_from_the_copy():
    """Example 9: bat is done again, its limit counts from bat/2, and the launch comes after it."""
    campaign = campaign_of(
        graph(
            {**STEPS, "bat": "{hours: 2, crew: {ELE: 2}}"},
            "limits: [{from: bat end, to: launch end, max: 36h}]\n",
        )
    )
    steps = {"bat": done("Mon 08:00", "Mon 10:00")}

    found = lived(campaign, steps, bad=event("Mon 11:00", redo="bat"))

    assert [ends(limit) for limit in found.limits] == ["bat/2 end to launch end"]
    assert "bat/2" in sources(found, "go")


def test_limits_among_repeated_steps_hold_for_both():
    """The limit from a to b is kept by a and b as well as by a/2 and b/2."""
    campaign = campaign_of(graph(STEPS, "limits: [{from: a end, to: b end, max: 36h}]\n"))

    found = lived(campaign, bad=event(redo=["a", "b"]))

    assert [ends(limit) for limit in found.limits] == ["a end to b end", "a/2 end to b/2 end"]


def test_a_hold_ends_with_the_copy_of_its_last_step():
    """HALL is held from a until b is done for good; its steps by name have their copies in it."""
    campaign = campaign_of(graph(STEPS, "holds: [{facility: HALL, from: a, to: b, steps: [b]}]\n"))

    (hold,) = lived(campaign, bad=event(redo="b")).holds

    assert (hold.from_task, hold.to_task, hold.steps) == ("a", "b/2", ("b", "b/2"))


def test_a_hold_between_repeated_steps_is_kept_twice():
    """HALL is held from a to b, and once more from a/2 to b/2."""
    campaign = campaign_of(
        graph(STEPS, "holds: [{facility: HALL, from: a, to: b, steps: [a, b]}]\n")
    )

    first, again = lived(campaign, bad=event(redo=["a", "b"])).holds

    assert (first.from_task, first.to_task, first.steps) == ("a", "b", ("a", "b"))
    assert (again.from_task, again.to_task, again.steps) == ("a/2", "b/2", ("a/2", "b/2"))


def test_another_limit_holds_in_place_of_the_one_between_the_same_events():
    """36 h become 56 h; ``go end`` is ``launch end``, and a limit gone over to a copy is meant."""
    campaign = campaign_of(
        graph(
            {**STEPS, "bat": "{hours: 2, crew: {ELE: 2}}"},
            "limits: [{from: bat end, to: launch end, max: 36h}]\n",
        )
    )
    longer = {"from": "bat end", "to": "go end", "max": "56h"}

    found = lived(
        campaign,
        bad=event("Mon 09:00", redo="bat"),
        ok=event("Mon 10:00", limits=[longer], by="Lee"),
    )

    assert [(ends(x), x.max) for x in found.limits] == [("bat/2 end to launch end", 56 * 60)]


def test_another_window_is_for_what_the_old_one_was():
    """The launch may end at 20:00 instead of 18:00; that it is its end stays said."""
    window = lived(sky=event(windows={"evening": {"daily": "20:00"}}, by="Lee")).windows["evening"]

    assert (str(window.daily), window.applies_to) == ("20:00", "end")


def test_a_waived_link_is_lifted():
    """C does not wait for a any more, b does."""
    facts = progress("Mon 12:00", {"c": begun("Mon 08:00")}, waived=waived("a>c"))

    found = living(m1(), facts)

    assert (sources(found, "c"), sources(found, "b")) == ([], ["a"])


def test_predecessors_of_a_dropped_step_hold_back_its_successors():
    """C is dropped: d waits for b and, by 2 h and 1 h, for a."""
    campaign = altered(
        c="{hours: 3, crew: {MEC: 2}, facility: HALL, after: [a+2h]}",
        d="{hours: 2, crew: {MEC: 4}, facility: PAD, after: [b, c+1h]}",
    )

    found = lived(campaign, {"c": {"dropped": True}})

    assert found.tasks["d"].after == (Link(task="b"), Link(task="a", lag="3h"))


def test_limits_of_a_dropped_step_end_with_it():
    """Nothing counts from what will never be."""
    campaign = campaign_of(graph(STEPS, "limits: [{from: c end, to: launch end, max: 36h}]\n"))

    assert lived(campaign, {"c": {"dropped": True}}).limits == ()


def test_a_hold_that_ends_with_a_dropped_step_ends_with_its_predecessor():
    """HALL, held up to c, is free once a is over."""
    campaign = campaign_of(
        graph(
            {"z": "{hours: 1}", **STEPS, "a": "{hours: 4, crew: {MEC: 4}, after: [z]}"},
            "holds: [{facility: HALL, from: z, to: c}]\n",
        )
    )

    (hold,) = lived(campaign, {"c": {"dropped": True}}).holds

    assert (hold.from_task, hold.to_task) == ("z", "a")


def test_a_hold_without_a_plain_end_is_refused():
    """D waits for b and c: which of the two frees the pad if d is dropped nobody said."""
    campaign = campaign_of(graph(STEPS, "holds: [{facility: PAD, from: a, to: d}]\n"))

    with pytest.raises(InputError, match=r"hold-of-dropped.*several steps could stand for it"):
        lived(campaign, {"d": {"dropped": True}})


def test_news_that_contradict_the_campaign_are_refused_by_their_place():
    """N before a and after d is a circle; the place is that of the new step."""
    new = {"tasks": {"n": {"hours": 2, "after": "d", "before": "a"}}}

    with pytest.raises(InputError, match="cycle") as caught:
        lived(found=event(add=new))

    assert all(problem.path[0] == "events" for problem in caught.value.problems)


def test_some_of_the_events_make_the_campaign_without_the_others():
    """Without the first repetition the second keeps the name of its copy."""
    facts = progress(
        "Mon 14:00",
        events={
            "once": event("Mon 12:00", redo="a"),
            "twice": event("Mon 13:00", redo="a"),
            "new": event("Mon 13:00", add={"tasks": {"n": {"hours": 1, "after": "a/2"}}}),
        },
    )

    found = living(m1(), facts, events={"twice", "new"})

    assert set(found.tasks) == {*STEPS, "a/3", "n"}
    assert sources(found, "n") == []
    assert living(m1(), facts, events=()) == m1()
