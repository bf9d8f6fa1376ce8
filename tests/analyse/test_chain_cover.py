"""The fewest chains that cover weighted uses, compared with the heaviest free sets."""

from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.analyse.resource_order.bit_sets import bits_of, numbers
from scheduler.analyse.resource_order.chain_cover import ChainCover
from tests.planning.campaigns import REPEATABLE


class KnownOrder:
    """A partial order as the set of all its relations."""

    def __init__(self, pairs):
        graph: nx.DiGraph[int] = nx.DiGraph(pairs)
        self.pairs = set(nx.transitive_closure_dag(graph).edges)

    def before(self, use):
        """Return the uses before one."""
        return bits_of(first for first, second in self.pairs if second == use)

    def after(self, use):
        """Return the uses after one."""
        return bits_of(second for first, second in self.pairs if first == use)

    def heaviest(self, weights):
        """Return the greatest weight of uses no two of which are ordered."""
        return max(
            sum(weights[use] for use in chosen)
            for size in range(len(weights) + 1)
            for chosen in combinations(weights, size)
            if not any(pair in self.pairs for pair in combinations(sorted(chosen), 2))
        )


@st.composite
def orders(draw, size=7):
    """Draw a partial order in which the smaller number comes first, and the weights."""
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(size), 2))), max_size=10))
    return KnownOrder(pairs), {use: draw(st.integers(1, 3)) for use in range(size)}


def cover_of(order, weights, sequence):
    """Return the settled cover after uses came in some sequence."""
    cover = ChainCover(order)
    for use in sequence:
        cover.enter(use, weights[use])
        cover.settle()
    return cover


@settings(REPEATABLE, max_examples=80)
@given(drawn=orders(), data=st.data())
def test_as_many_chains_as_the_heaviest_free_set_needs(drawn, data):
    """In whatever sequence uses come and go, the chains are as few as the order allows."""
    order, weights = drawn
    cover = cover_of(order, weights, data.draw(st.permutations(range(7))))
    assert cover.chains == order.heaviest(weights)

    for use in data.draw(st.lists(st.sampled_from(range(7)), unique=True, max_size=3)):
        cover.leave(use)
        cover.settle()
        del weights[use]
        assert cover.chains == order.heaviest(weights)


@settings(REPEATABLE, max_examples=80)
@given(drawn=orders(), data=st.data())
def test_the_bottleneck_needs_all_chains_and_is_free_to_happen_together(drawn, data):
    """The uses named as free weigh as much as there are chains, and none waits for another."""
    order, weights = drawn
    cover = cover_of(order, weights, data.draw(st.permutations(range(7))))
    free = list(numbers(cover.bottleneck().free))

    assert sum(weights[use] for use in free) == cover.chains
    assert not order.pairs & set(combinations(free, 2))


@settings(REPEATABLE, max_examples=80)
@given(drawn=orders())
def test_a_relation_from_giver_to_taker_and_no_other_saves_a_chain(drawn):
    """What the bottleneck names are the relations that help, one of them at a time."""
    order, weights = drawn
    cover = cover_of(order, weights, range(7))
    givers, takers, _ = cover.bottleneck()
    helping = {
        (first, second)
        for first, second in combinations(range(7), 2)
        if (first, second) not in order.pairs
        and cover_of(KnownOrder([*order.pairs, (first, second)]), weights, range(7)).chains
        < cover.chains
    }
    named = {(a, b) for a in numbers(givers) for b in numbers(takers) if a < b} - order.pairs

    assert named == helping


@settings(REPEATABLE, max_examples=60)
@given(drawn=orders(), data=st.data())
def test_relations_that_come_later_are_made_use_of(drawn, data):
    """A cover that is told of new relations stays as small as one made anew."""
    order, weights = drawn
    cover = cover_of(order, weights, range(7))
    pairs = list(combinations(range(7), 2))
    for first, second in data.draw(st.lists(st.sampled_from(pairs), max_size=3)):
        order.pairs = KnownOrder([*order.pairs, (first, second)]).pairs
        cover.ordered(second)
        cover.settle()
        assert cover.chains == order.heaviest(weights)
