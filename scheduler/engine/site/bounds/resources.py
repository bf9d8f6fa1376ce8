"""The bound of crews and facilities: work and spans against what there is of each."""

from collections.abc import Sequence

from scheduler.engine.site.bounds.base import Tighten
from scheduler.engine.site.bounds.energetic import tighteners
from scheduler.engine.site.bounds.loads import loads
from scheduler.engine.site.bounds.network import Network


def prepare_resources(network: Network) -> Sequence[Tighten]:
    """Return the bound by energetic reasoning on every resource."""
    return tighteners(loads(network))
