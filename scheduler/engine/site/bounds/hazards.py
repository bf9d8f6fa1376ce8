"""The bound of tasks kept apart: groups of them are a machine for one task at a time."""

from scheduler.engine.site.bounds.base import Tighten
from scheduler.engine.site.bounds.energetic import tighten_all
from scheduler.engine.site.bounds.exclusions import cliques, exclusions
from scheduler.engine.site.bounds.loads import Use, kept_load
from scheduler.engine.site.bounds.network import Network
from scheduler.engine.site.problem import Resource

CLIQUES = 24
"""Groups to look at, the largest first."""


def prepare_hazards(network: Network) -> Tighten:
    """Return the bound by energetic reasoning on groups of ways that exclude each other."""
    single = Resource(levels=((0, 1),), kept=True)
    groups = sorted(cliques(network, exclusions(network)), key=lambda group: (-len(group), group))
    return tighten_all(
        [kept_load(network, Use(single, [(way, 1) for way in group])) for group in groups[:CLIQUES]]
    )
