"""What follows from links and arcs: a closure that grows."""

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.analyse.resource_order.before_after import Precedence
from tests.builders import make_campaign, make_situation, make_task
from tests.planning.campaigns import REPEATABLE

NAMES = "ABCDEFG"


@settings(REPEATABLE, max_examples=60)
@given(
    links=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=5),
    arcs=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6),
)
def test_the_order_is_all_that_follows_from_links_and_arcs(links, arcs):
    """Each pair is ordered exactly if a path of links and arcs leads from one to the other."""
    links = sorted({pair for pair in links if pair[0] < pair[1]})
    arcs = [pair for pair in arcs if pair[0] < pair[1]]
    tasks = [make_task(n, after=[a for a, b in links if b == n]) for n in NAMES]
    order = Precedence(make_situation(make_campaign(*tasks)))
    for arc in arcs:
        order.add(*arc)

    graph: nx.DiGraph[str] = nx.DiGraph([*links, *arcs])
    closure = nx.transitive_closure_dag(graph)

    ordered = {(a, b) for a in NAMES for b in NAMES if order.holds(a, b)}
    assert ordered == set(closure.edges)
    assert ordered == {
        (order.tasks[first], order.tasks[second])
        for second, bits in enumerate(order.before)
        for first in range(len(NAMES))
        if bits >> first & 1
    }


def test_links_that_let_steps_overlap_order_nothing():
    """A start-to-start link, or a lead, leaves open whether one ends before the other starts."""
    campaign = make_campaign(
        make_task("A", "4h"), make_task("B", after=["A SS"]), make_task("C", after=["A-1h"])
    )
    order = Precedence(make_situation(campaign))

    assert not order.holds("A", "B")
    assert not order.holds("A", "C")
