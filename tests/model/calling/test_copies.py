"""The steps that a called vehicle takes over: links, musters, holds and exemptions of them."""

from scheduler.model.calling.calling import call, lose
from scheduler.model.link import LinkKind
from tests.living.m1 import campaign_of, moment

HEAD = """\
format: 1
name: two vehicles
start: 2026-03-02T08:00
launch: go
shifts: {day: 08:00-16:00}
crews: {W: {people: {day: 4}}}
facilities: {EAST: {room: 1}, WEST: {room: 1}, PAD: {room: 2}}
hazards: {lift: {clears: true}}
flows: {mission: {}, next: {}, own: {}, guest: {neighbour: yes}}
"""
STEPS = {
    "s": "{hours: 2, flow: mission, tags: standby, facility: EAST, hazards: lift}",
    "k": "{hours: 2, flow: mission, after: [s], facility: EAST, tags: in-hall}",
    "go": "{hours: 1, flow: mission, after: [k]}",
    "n1": "{hours: 2, flow: next}",
    "n2": "{hours: 2, flow: next, after: [n1]}",
    "g": "{hours: 2, flow: guest, facility: PAD, hazards: lift}",
}
CALLED = "like: mission, places: {EAST: WEST}"


def campaign(more="", called=CALLED, other="", **steps):
    """Return a small campaign with two vehicles; other steps, or more of them, are YAML."""
    tasks = "\n".join(f"  {name}: {step}" for name, step in {**STEPS, **steps}.items())
    vehicles = (
        "  mission: {flows: mission, launch: go, standby: {tag: standby}}\n"
        f"  next: {{flows: next, standby: n2, called: {{{called}}}{other}}}"
    )
    scenarios = "scenarios: {plan: {done: standby}}"
    text = f"{HEAD}tasks:\n{tasks}\nvehicles:\n{vehicles}\n{scenarios}\n{more}"
    return campaign_of(text)


def called_at(found, at="Tue 08:00", begun=()):
    """Return the campaign in which the next vehicle is called."""
    return call(found, "next", moment(at), begun)


def links(found, step):
    """Return the hard links of a step, in words."""
    return [str(link) for link in found.tasks[step].after]


def test_links_come_from_copies_stand_ins_and_standby():
    """What s is left out for comes from standby, its end; what follows k comes from its copy."""
    found = called_at(campaign())

    assert links(found, "next/k") == ["n2 FS"]
    assert links(found, "next/go") == ["next/k FS", "n2 FS"]
    assert found.launch == "next/go"


def test_link_from_the_start_of_what_is_left_out_comes_from_the_end_of_standby():
    """Step k may begin an hour after s has; called, an hour after standby."""
    found = called_at(campaign(k="{hours: 2, flow: mission, after: [s SS+1h]}"))

    assert links(found, "next/k") == ["n2 FS+1 h"]


def test_lift_off_comes_after_standby_whatever_stands_for_the_rest():
    """With n1 for s nothing else would hold launch back until n2; nobody is ready without it."""
    found = called_at(campaign(called=f"{CALLED}, stands_for: {{s: n1}}"))

    assert links(found, "next/k") == ["n1 FS"]
    assert "n2 FS" in links(found, "next/go")


def test_lift_off_does_not_wait_for_standby_that_is_left_out():
    """Step n2 only serves standby and has not begun: launch comes after what n2 came after."""
    found = called_at(campaign(other=", only_for_standby: n2"))

    assert "n2" not in found.tasks
    assert links(found, "next/go") == ["next/k FS", "n1 FS"]
    assert "n2" in called_at(campaign(other=", only_for_standby: n2"), begun={"n1", "n2"}).tasks


def test_no_copy_begins_before_its_muster_is_over():
    """Step k2 ends after k has, and could begin with the call; both wait for three hours."""
    own = campaign(
        other=", muster: 3h",
        k2="{hours: 6, flow: mission, after: [k FF]}",
        go="{hours: 1, flow: mission, after: [k, k2]}",
    )
    found = called_at(own)

    for step in ("next/k", "next/k2"):
        assert found.tasks[step].not_before.date == moment("Tue 11:00")
    assert found.tasks["next/go"].not_before is None
    assert found.tasks["next/k2"].after[0].type is LinkKind.FF


def test_copies_are_done_in_the_room_that_goes_on():
    """WEST has room for one: kept for the next vehicle until its launch, with k done in it."""
    more = (
        "holds:\n  - {facility: EAST, from: s, to: go, steps: [s, k]}\n"
        "  - {facility: WEST, from: n1, to: n2, steps: [n1, n2]}\n"
    )
    own = campaign(
        more,
        n1="{hours: 2, flow: next, facility: WEST}",
        n2="{hours: 2, flow: next, facility: WEST, after: [n1]}",
    )
    east, west = called_at(own).holds

    assert (east.facility, east.from_task, east.to_task) == ("EAST", "s", "go")
    assert east.steps == ("s", "k")
    assert (west.facility, west.from_task, west.to_task) == ("WEST", "n1", "next/go")
    assert west.steps == ("n1", "n2", "next/k")


def test_hold_begins_with_the_stand_in_where_the_vehicle_had_no_room():
    """The next vehicle keeps no room itself: WEST is kept from n2, its standby, to its launch."""
    found = called_at(campaign("holds:\n  - {facility: EAST, from: s, to: go, steps: [s, k]}\n"))

    assert [(x.from_task, x.to_task, x.steps) for x in found.holds] == [
        ("s", "go", ("s", "k")),
        ("n2", "next/go", ("next/k",)),
    ]


def test_tag_of_a_hold_does_not_let_copies_into_its_room():
    """The mission's hold names its steps by the tag in-hall, which the copy of k has as well."""
    more = "holds:\n  - {facility: EAST, from: s, to: go, steps: in-hall}\n"
    found = called_at(campaign(more, called="like: mission"))

    assert found.steps_in(found.holds[0]) == ("k",)
    assert found.steps_in(found.holds[1]) == ("next/k",)


def test_exemptions_are_kept_within_the_copy():
    """Step k goes on beside s and the guest; its copy beside the guest alone, s being another's."""
    own = campaign(k="{hours: 2, flow: mission, after: [s], facility: EAST, exempt_from: [s, g]}")

    assert called_at(own).tasks["next/k"].exempt_from == ("g",)


def test_lost_vehicle_leaves_what_has_begun():
    """Step k has begun and go has not: launch is gone, and so is the room that was kept for it."""
    own = campaign("holds:\n  - {facility: EAST, from: s, to: go, steps: [s, k]}\n")
    found = lose(called_at(own), "mission", {"s", "k"})

    assert "k" in found.tasks
    assert "go" not in found.tasks
    assert [hold.to_task for hold in found.holds] == ["next/go"]


def test_steps_of_its_own_from_the_call_on_wait_for_the_muster():
    """V has all its steps in the file; called Tue 08:00, c begins after 24 h of muster, not n."""
    more = {
        "c": "{hours: 2, flow: own, after: [n]}",
        "up": "{hours: 1, flow: own, after: [c], not_before: 2026-03-06T08:00}",
        "n": "{hours: 2, flow: own}",
    }
    text = campaign(
        other="}\n  own: {flows: own, launch: up, standby: n, muster: 24h", more="", **more
    )
    found = call(text, "own", moment("Tue 08:00"), ())
    since = {step: found.tasks[step].not_before for step in more}

    assert since["n"] is None
    assert since["c"] is not None
    assert since["c"].date == moment("Wed 08:00")
    assert since["up"] is not None
    assert since["up"].date == moment("Fri 08:00")
