"""Where the work that mishaps bring comes in the order of a plan: behind whom, ahead of whom."""

import pytest

from scheduler.errors import InputError
from scheduler.model.risk.risks import Risks
from scheduler.studies.risk.preparing.playbooks import playbook_of
from tests.builders import make_campaign, make_milestone, make_schedule, make_situation, make_task

CREW = {"MEC": 1}


def book_of(campaign, schedule, **risks):
    """Return a plan with its risks, ready to be played."""
    return playbook_of(make_situation(campaign), schedule, Risks.model_validate(risks))


def redo(at, *steps):
    """Return a mishap that repeats some steps."""
    return {"fails": {"chance": 0.5, "at": at, "redo": list(steps)}}


def add(at, **work):
    """Return a mishap that adds work X."""
    return {"fault": {"chance": 0.5, "at": at, "add": {"X": {"hours": "2h", **work}}}}


def waits_for(book, step):
    """Return for whose start (SS) or end (FS, or by people and places) a step waits."""
    links = {(x.source, x.kind.value) for x in book.situation.links_into[step]}
    return links | {(giver, "FS") for giver, taker in book.handed if taker == step}


def test_copy_follows_its_step_and_what_follows_the_step_follows_the_copy():
    """A, its copy, then B, which follows A."""
    campaign = make_campaign(make_task("A"), make_milestone("B", after=["A"]))
    book = book_of(campaign, make_schedule(A=[(0, 1)], B=[(1, 1)]), events=redo("A end", "A"))

    assert book.steps == ("A", "A/2", "B")
    assert ("A/2", "FS") in waits_for(book, "B")


def test_copies_follow_each_other_like_their_steps():
    """A and B are done again, A first; C waits for the copy of B."""
    campaign = make_campaign(
        make_task("A"), make_task("B", after=["A"]), make_milestone("C", after=["B"])
    )
    plan = make_schedule(A=[(0, 1)], B=[(1, 2)], C=[(2, 2)])
    book = book_of(campaign, plan, events=redo("B end", "A", "B"))

    assert book.steps == ("A", "B", "A/2", "B/2", "C")
    assert waits_for(book, "B/2") == {("A/2", "FS"), ("B", "FS")}


def test_what_was_announced_before_the_mishap_is_not_held_up():
    """B follows A, yet is announced to begin before C ends, at which it shows that A has failed."""
    campaign = make_campaign(
        make_task("A"), make_task("B", after=["A"]), make_task("C", "4h"), make_milestone("L")
    )
    plan = make_schedule(A=[(0, 1)], B=[(1, 2)], C=[(0, 4)], L=[(6, 6)])
    book = book_of(campaign, plan, events=redo("C end", "A"))

    assert waits_for(book, "B") == {("A", "FS")}
    assert waits_for(book, "A/2") >= {("A", "FS"), ("C", "FS")}


def test_new_work_takes_its_turn_among_those_who_need_the_same_people():
    """One mechanic: after B, announced before the mishap, ahead of C, which waits to know."""
    campaign = make_campaign(
        make_task("A", "2h"),
        make_task("B", "2h", crew=CREW),
        make_task("C", "2h", crew=CREW),
        make_milestone("L"),
        crews={"MEC": 1},
    )
    plan = make_schedule(A=[(0, 2)], B=[(1, 3)], C=[(4, 6)], L=[(6, 6)])
    book = book_of(campaign, plan, events=add("A end", crew=CREW))

    assert waits_for(book, "X") == {("A", "FS"), ("B", "FS")}
    assert waits_for(book, "C") == {("A", "FS"), ("B", "FS"), ("X", "FS")}


def test_new_work_beside_others_waits_for_nobody():
    """Four mechanics, of whom three are at work at most: X waits for its mishap alone."""
    campaign = make_campaign(
        make_task("A", "2h"),
        make_task("B", "2h", crew=CREW),
        make_task("C", "2h", crew={"MEC": 2}),
        make_milestone("L"),
        crews={"MEC": 4},
    )
    plan = make_schedule(A=[(0, 2)], B=[(1, 3)], C=[(4, 6)], L=[(6, 6)])
    book = book_of(campaign, plan, events=add("A end", crew=CREW))

    assert waits_for(book, "X") == {("A", "FS")}
    assert waits_for(book, "C") == set()


def test_serial_work_has_new_work_in_its_chain():
    """One step at a time: X runs beside neither B nor C."""
    campaign = make_campaign(
        make_task("A"), make_task("B"), make_task("C"), scenario={"order": "serial"}, launch="C"
    )
    plan = make_schedule(A=[(0, 1)], B=[(1, 2)], C=[(2, 3)])
    book = book_of(campaign, plan, events=add("A end"))

    assert ("X", "FS") in waits_for(book, "B")


def test_works_of_two_mishaps_that_share_people_keep_their_order():
    """X of the first mishap goes first, and Y waits to know of it."""
    campaign = make_campaign(
        make_task("A", "1h"), make_task("B", "3h"), make_milestone("L"), crews={"MEC": 2}
    )
    plan = make_schedule(A=[(0, 1)], B=[(0, 3)], L=[(6, 6)])
    later = {"chance": 0.5, "at": "B end", "add": {"Y": {"hours": "1h", "crew": CREW}}}
    book = book_of(campaign, plan, events=add("A end", crew=CREW) | {"later": later})

    assert waits_for(book, "Y") == {("A", "FS"), ("B", "FS"), ("X", "FS")}


def held(**fields):
    """Return a pad with room for one, kept from A until launch; B is done there."""
    return make_campaign(
        make_task("A", "2h"),
        make_task("B", "2h", facility="PAD", after=["A"]),
        make_task("C", "1h", after=["B"]),
        make_milestone("L", after=["C"]),
        facilities={"PAD": {"room": 1}},
        holds=({"facility": "PAD", "from": "A", "to": "L", "steps": ["B"]},),
        **fields,
    )


HELD_PLAN = make_schedule(A=[(0, 2)], B=[(2, 4)], C=[(4, 5)], L=[(5, 5)])


def test_new_work_for_a_step_of_a_hold_is_done_in_its_room():
    """A fault of B on the pad is mended on the pad, and launch waits."""
    book = book_of(held(), HELD_PLAN, events=add("B end", facility="PAD"))

    assert book.jobs["X"].in_hold == {"PAD"}
    assert ("X", "FF") in waits_for(book, "L")


def test_new_work_that_is_not_for_a_hold_waits_until_it_is_over():
    """A fault of C, which the hold does not name, has to wait until launch has freed the pad."""
    book = book_of(held(), HELD_PLAN, events=add("C end", facility="PAD"))

    assert book.jobs["X"].in_hold == frozenset()
    assert ("L", "FS") in waits_for(book, "X")


def test_new_work_for_who_waits_within_a_hold_is_done_in_its_room():
    """Launch waits for it, and keeps the pad."""
    book = book_of(held(), HELD_PLAN, events=add("C end", facility="PAD", before=["L"]))

    assert book.jobs["X"].in_hold == {"PAD"}


def test_step_of_a_kept_place_cannot_be_done_again_before_launch():
    """D was done on the pad before the hold began: nobody can do it there after a scrub."""
    campaign = make_campaign(
        make_task("D", "1h", facility="PAD"),
        make_task("A", "2h", after=["D"]),
        make_milestone("L", after=["A"]),
        facilities={"PAD": {"room": 1}},
        holds=({"facility": "PAD", "from": "A", "to": "L"},),
    )
    plan = make_schedule(D=[(0, 1)], A=[(1, 3)], L=[(3, 3)])
    launch = {"attempt": {"technical": 0.5}, "recycle": {"after": "24h", "redo": ["D"]}}

    with pytest.raises(InputError, match="D has no room in PAD, which is kept until L has ended"):
        book_of(campaign, plan, launch=launch)


def test_steps_done_again_keep_their_order_whoever_stood_between():
    """A, B and C share the one mechanic; of A and C done again C still waits for A."""
    campaign = make_campaign(
        *(make_task(name, crew=CREW) for name in "ABC"),
        make_milestone("L", after=["A", "B", "C"]),
        crews={"MEC": 1},
    )
    plan = make_schedule(A=[(0, 1)], B=[(1, 2)], C=[(2, 3)], L=[(3, 3)])
    launch = {"attempt": {"technical": 0.5}, "recycle": {"after": "24h", "redo": ["C", "A"]}}
    book = book_of(campaign, plan, launch=launch)

    assert book.launch.redo.steps == ("A", "C")
    assert ("A", "C") in book.handed
