"""The bound of tasks kept apart: groups of them are a machine for one task at a time."""

from collections.abc import Sequence

from scheduler.engine.site.bounds.base import Tighten
from scheduler.engine.site.bounds.cliques import cliques
from scheduler.engine.site.bounds.energetic import tighteners
from scheduler.engine.site.bounds.exclusions import exclusions
from scheduler.engine.site.bounds.loads import LoadUse, kept_load
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.problem import Resource

GROUPS = 24
"""Groups to look at."""


def prepare_hazards(network: Network) -> Sequence[Tighten]:
    """Return the bound by energetic reasoning on groups of ways that exclude each other."""
    single = Resource(levels=((0, 1),), kept=True)
    groups = cliques(network, exclusions(network))[:GROUPS]
    uses = [LoadUse(single, [(mode, 1) for mode in group]) for group in groups]
    return tighteners([kept_load(network, use) for use in uses])
