"""All bounds by name."""

from collections.abc import Mapping

from scheduler.engine.site.bounds.base import Prepare
from scheduler.engine.site.bounds.hazards import prepare_hazards
from scheduler.engine.site.bounds.orders import prepare_orders
from scheduler.engine.site.bounds.resources import prepare_resources
from scheduler.engine.site.bounds.stores import prepare_stores

BOUNDS: Mapping[str, Prepare] = {
    "stores": prepare_stores,
    "orders": prepare_orders,
    "resources": prepare_resources,
    "hazards": prepare_hazards,
}
"""The bounds in the order in which they are gone through: cheap ones first."""
