from tests.builders import make_campaign, make_task
from tests.studies.plans import make_plan

MEC = {"crew": {"MEC": 1}}


def test_chain_names_the_step_with_the_least_float():
    """A could end 3 h later, B and L not at all: the chain has no float, and not for A."""
    plan = make_plan(
        make_campaign(
            make_task("A", "5h", **MEC),
            make_task("B", "6h", after=["A"], **MEC),
            make_task("L", "1h", after=["B"]),
            crews={"MEC": 1},
        )
    )

    (chain,) = plan.near_critical
    assert (chain.steps, chain.float, chain.tightest) == (("A", "B", "L"), 0, "L")
    assert [plan.floats[step].total for step in chain.steps] == [180, 0, 0]


def test_step_tied_by_a_limit_does_not_come_after_what_it_is_tied_to():
    """A is tied to the end of L: it stands before L in a chain, if at all."""
    plan = make_plan(
        make_campaign(
            make_task("A"),
            make_task("B", "6h"),
            make_task("L", after=["A", "B"]),
            limits=[{"from": "A end", "to": "launch end", "max": "3h"}],
        )
    )

    assert plan.drivers["A"].task == "L"
    for chain in plan.near_critical:
        ends = [plan.schedule[step].end for step in chain.steps]
        assert ends == sorted(ends)
