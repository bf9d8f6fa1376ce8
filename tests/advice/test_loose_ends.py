"""Which steps launch does not wait for."""

import networkx as nx
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from scheduler.advice.base import Case
from scheduler.advice.loose_ends import warn_of_loose_ends
from scheduler.model.validate.cycles import link_graph
from tests.builders import make_campaign, make_milestone, make_task
from tests.planning.campaigns import REPEATABLE

NEXT = {"flows": {"next": {}, "guest": {"neighbour": True}}}


def loose(*tasks, **fields):
    """Return the code and step of each loose end of a campaign whose last task is the launch."""
    case = Case(make_campaign(*tasks, **fields))
    return [(each.code, each.path[1]) for each in warn_of_loose_ends(case)]


def message(*tasks, **fields):
    """Return the only message on loose ends."""
    (found,) = warn_of_loose_ends(Case(make_campaign(*tasks, **fields)))
    return found.message


def test_forgotten_link_is_found_at_the_end_of_its_chain():
    """Nobody waits for C, and so neither for A and B."""
    tasks = (
        make_task("A"),
        make_task("B", after=["A"]),
        make_task("C", test=True, after=["B"]),
        make_task("L"),
    )

    assert loose(*tasks) == [("loose-end", "C")]
    assert message(*tasks) == (
        "launch does not wait for the test 'C', nor for 2 steps before it: no link leads from it "
        "to 'L'"
    )


def test_two_loose_chains_are_two_warnings():
    """B and C both follow A; the launch waits for neither."""
    tasks = (make_task("A"), make_task("B", after=["A"]), make_task("C", after=["A"]))

    assert loose(*tasks, make_task("L")) == [("loose-end", "B"), ("loose-end", "C")]


def test_a_chain_of_links_to_launch_is_enough():
    """A leads to launch over B."""
    assert loose(make_task("A"), make_task("B", after=["A"]), make_task("L", after=["B"])) == []


def test_steps_after_launch_are_meant():
    """A follows the launch L, B is there for A: A is no loose end, B is, for L may come first."""
    tasks = (make_task("A", after=["L", "B"]), make_task("B"), make_task("L"))

    assert loose(*tasks) == [("loose-end", "B")]


def test_steps_after_one_of_several_lift_offs_are_meant():
    """The launch is a milestone behind two countdowns; the rail is cleaned after the first."""
    tasks = (
        make_task("X", crew={"MEC": 1}, all_hands=True),
        make_task("Y", windows=[{"for": "end", "daily": "10:00-12:00"}]),
        make_task("clean", after=["X"]),
        make_task("recover", after=["Y"]),
        make_milestone("both", after=["X", "Y"]),
    )

    assert loose(*tasks, crews={"MEC": 1}) == []


def test_step_before_a_milestone_is_no_lift_off_by_itself():
    """A is ordinary work, so what follows it and leads nowhere is a forgotten link."""
    tasks = (make_task("A"), make_task("B", after=["A"]), make_milestone("L", after=["A"]))

    assert loose(*tasks) == [("loose-end", "B")]


def test_neighbours_are_not_ours_to_link():
    """A guest's step leads nowhere."""
    assert loose(make_task("A", flow="guest"), make_task("L"), **NEXT) == []


def test_mark_at_the_end_covers_its_chain():
    """B is meant to lead nowhere, and A leads only to B; C is another chain."""
    tasks = (
        make_task("A", flow="next"),
        make_task("B", flow="next", after=["A"], loose_end=True),
        make_task("C"),
        make_task("L"),
    )

    assert loose(*tasks, **NEXT) == [("loose-end", "C")]


def test_mark_behind_launch_excuses_nothing_before_it():
    """D follows launch and the forgotten B, of which only the start is waited for."""
    tasks = (
        make_task("B", "4h"),
        make_task("C", after=["B SS"]),
        make_task("D", after=["L"], loose_end=True),
        make_task("L", after=["C"]),
    )

    assert loose(*tasks) == [("loose-finish", "B")]


def test_hold_point_with_nothing_behind_it_is_called_so():
    """The review R holds nothing back."""
    tasks = (make_task("A"), make_task("R", hold_point="H1", after=["A"]), make_task("L"))

    assert loose(*tasks) == [("hold-point-idle", "R")]


def test_hold_point_for_what_follows_launch_is_a_loose_end():
    """The review R holds back only D, which comes after launch."""
    tasks = (
        make_task("R", hold_point="H1"),
        make_task("D", after=["R", "L"]),
        make_task("L"),
    )

    assert loose(*tasks) == [("loose-end", "R")]
    assert message(*tasks).startswith("launch does not wait for the hold point 'H1', 'R': no link")


def test_hold_point_in_a_loose_chain_is_named():
    """B follows the review R and leads nowhere."""
    tasks = (make_task("R", hold_point="H1"), make_task("B", after=["R"]), make_task("L"))

    assert "the hold point 'R' among them" in message(*tasks)


@pytest.mark.parametrize(
    ("task", "link", "found"),
    [
        ({"hours": "4h"}, "A", []),
        ({"hours": "4h"}, "A-4h", []),  # L takes an hour: A may end three hours after L
        ({"hours": "4h"}, "A SS+1h", ["A"]),
        ({"hours": "4h"}, "A SS+3h", []),  # at work for an hour more, as L is
        ({"hours": "4h", "pausable": True}, "A SS+3h", ["A"]),
        ({"hours": "4h"}, "A FF", []),
        ({"hours": "4h"}, "A SF", ["A"]),
        ({"hours": "4h"}, "A SF+4h", []),
    ],
)
def test_end_of_a_step_is_what_launch_must_wait_for(task, link, found):
    """L takes an hour and waits for A in one way."""
    expected = ["A"] if link == "A-4h" else found

    assert loose(make_task("A", **task), make_task("L", after=[link])) == [
        ("loose-finish", step) for step in expected
    ]


def test_habits_count_where_scenarios_keep_them():
    """B follows A by habit: launch waits for A while habits are kept, and else does not."""
    tasks = (make_task("A"), make_task("L", usually_after=["A"]))
    relaxed = {"quiet": {}, "busy": {"habits": "relaxed"}}

    assert loose(*tasks) == []
    assert loose(*tasks, scenarios=relaxed) == [("loose-in-scenario", "A")]
    assert "in scenario 'busy'" in message(*tasks, scenarios=relaxed)


def test_step_whose_followers_are_done_is_loose_in_that_scenario():
    """B is done before the start in `late`, and A is not."""
    tasks = (make_task("A"), make_task("B", after=["A"]), make_task("L", after=["B"]))

    assert loose(*tasks, scenarios={"all": {}, "late": {"done": "B"}}) == [
        ("loose-in-scenario", "A")
    ]


LINKS = st.tuples(
    st.sampled_from(["", " SS", " FF", " SF"]), st.integers(-3, 3).map(lambda h: f"{h:+d}h")
)


@st.composite
def networks(draw):
    """Draw up to six tasks, each linked to some before it, the last being the launch."""
    count = draw(st.integers(2, 6))
    tasks = []
    for number in range(count):
        before = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set()
        links = [f"T{x}{''.join(draw(LINKS))}" for x in sorted(before)]
        links = [x if " " in x else x.replace("+", " FS+").replace("-", " FS-") for x in links]
        fields = {"pausable": draw(st.booleans()), "after": links}
        tasks.append(make_task(f"T{number}", f"{draw(st.integers(1, 4))}h", **fields))
    return make_campaign(*tasks)


def may_end_after_launch(campaign, step):
    """Say whether starts and ends exist that keep every link and end a step after launch."""
    graph: nx.DiGraph[tuple[str, str]] = nx.DiGraph()
    for task in campaign.tasks.values():
        ends = (task.id, "start"), (task.id, "end")
        constraints = [(*ends, task.duration)]
        constraints += [] if task.pausable else [(*ends[::-1], -task.duration)]
        for link in task.after:
            kind = link.type.value
            source = (link.task, "end" if kind[0] == "F" else "start")
            constraints.append((source, (task.id, "end" if kind[1] == "F" else "start"), link.lag))
        for source, target, least in constraints:
            known = graph.get_edge_data(source, target, {"weight": 0})["weight"]
            weight = min(-least, known) if graph.has_edge(source, target) else -least
            graph.add_edge(source, target, weight=weight)
    source, target = (campaign.launch, "end"), (step, "end")
    known = graph.get_edge_data(source, target, {"weight": -1})["weight"]
    graph.add_edge(source, target, weight=min(known, -1))
    return not nx.negative_edge_cycle(graph)


@settings(REPEATABLE, max_examples=150)
@given(networks())
def test_warned_of_are_the_steps_that_may_end_after_launch(campaign):
    """A step may end after launch if and only if it, or one that it leads to, is warned of."""
    case = Case(campaign)
    found = list(warn_of_loose_ends(case))
    told = {each.path[1] for each in found}
    ends = {step for step in campaign.tasks if step != campaign.launch}
    free = {step for step in ends if may_end_after_launch(campaign, step)}

    event(f"{min(len(told), 3)} told")
    links = link_graph(campaign, habits=False)
    before = {task for sink in told for task in nx.ancestors(links, sink)}
    assert told <= free
    assert free <= told | before
    assert free or not told
