"""One pass of the serial scheme: plain Python by the rules, the kernels like plain Python."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.engine.kernels.site_passes import schedule
from scheduler.engine.site.check import broken_rules
from scheduler.engine.site.memory import END, END_BY, START, START_BY, WAY, make_memory
from scheduler.engine.site.mirror import mirror
from scheduler.engine.site.packing import FIRST_WAY, ON_SOURCE, pack
from scheduler.engine.site.problem import Placement
from scheduler.engine.site.reference import ROUNDS, place_in_order
from tests.engine.site.large_sites import large_site, random_genes, random_order, seeded
from tests.engine.site.sites import sites
from tests.planning.campaigns import REPEATABLE

SEEDS = st.integers(0, 2**32)


def ints(values):
    """Return values as the kernels take them."""
    return np.array(values, dtype=np.int64)


def compiled_placement(site, order, genes, rounds=ROUNDS):
    """Return what the compiled pass makes of an order, or nothing if rules stay broken."""
    packed = pack(site)
    memory = make_memory(packed)
    if schedule(packed, memory, ints(order), ints(genes), rounds) > 0:
        return None
    starts, modes = read(packed, memory)
    return Placement(starts, modes, tuple(order))


def read(packed, memory):
    """Return starts and ways of a pass."""
    firsts = packed.ground.things[: len(memory.dates) - 1, FIRST_WAY]
    modes = memory.dates[:-1, WAY] - firsts
    return tuple(memory.dates[:-1, START].tolist()), tuple(modes.tolist())


def place_alike(site, seed):
    """Compare the placements of both from one order and one choice of ways."""
    random = seeded(seed)
    order, genes = random_order(site, random), random_genes(site, random)

    plain, compiled = place_in_order(site, order, genes), compiled_placement(site, order, genes)

    assert (plain and plain[:2]) == (compiled and compiled[:2])
    assert plain is None or broken_rules(site, plain) == []


@settings(REPEATABLE, max_examples=60)
@given(sites(), SEEDS)
def test_compiled_pass_is_that_in_plain_python_on_small_sites(site, seed):
    """From one order and one choice of ways both make the same legal placement, or none."""
    place_alike(site, seed)


@pytest.mark.slow
@settings(REPEATABLE, max_examples=500)
@given(sites(), SEEDS)
def test_compiled_pass_is_that_in_plain_python_on_small_sites_at_length(site, seed):
    """The same on many more sites."""
    place_alike(site, seed)


@pytest.mark.parametrize("seed", range(30))
def test_compiled_pass_is_that_in_plain_python_on_large_sites(seed):
    """With shifts, dozens of tasks and every kind of rule both place alike, and legally."""
    site, random = large_site(seed), seeded(seed)
    order, genes = random_order(site, random), random_genes(site, random)

    plain, compiled = place_in_order(site, order, genes), compiled_placement(site, order, genes)

    assert (plain and plain[:2]) == (compiled and compiled[:2])
    assert plain is None or broken_rules(site, plain) == []


@pytest.mark.parametrize("seed", range(10))
def test_pass_backwards_is_legal_when_read_forwards(seed):
    """What the mirrored site lets be placed is a legal placement once time runs forwards again."""
    site, random = large_site(seed, limits=0, holds=seed % 3), seeded(seed)
    packed = pack(mirror(site) or site, ON_SOURCE)
    memory = make_memory(packed)
    order, genes = random_order(site, random)[::-1], random_genes(site, random)

    broken = schedule(packed, memory, ints(order), ints(genes), 1)

    _, modes = read(packed, memory)
    starts = tuple((site.horizon - memory.dates[:-1, END]).tolist())
    assert broken or broken_rules(site, Placement(starts, modes, tuple(order))) == []


def test_nothing_of_one_pass_is_left_in_the_next():
    """A pass in used memory places as the first one did."""
    site, random = large_site(1), seeded(1)
    packed = pack(site)
    memory = make_memory(packed)
    orders = [random_order(site, random) for _ in range(3)]
    genes = ints([-1] * site.size)

    found = []
    for order in (*orders, *orders):
        memory.dates[:, [START_BY, END_BY]] = 0
        schedule(packed, memory, ints(order), genes, ROUNDS)
        found.append(read(packed, memory))

    assert found[:3] == found[3:]
