"""The one place where compiled code is loaded: late, since it takes its time."""

from typing import TYPE_CHECKING

from scheduler.engine.searches.base import Kind, MakeSearch

if TYPE_CHECKING:
    from scheduler.engine.site.annealing import SiteAnnealing


def load_searches() -> dict[Kind, MakeSearch]:
    """Return the searches by kind; what they need is compiled once and kept on disk."""
    from scheduler.engine.searches.annealing import Annealing
    from scheduler.engine.searches.genetic_tree import GeneticTree

    return {Kind.GENETIC: GeneticTree, Kind.ANNEALING: Annealing}


def load_site_search() -> type["SiteAnnealing"]:
    """Return the search for sites."""
    from scheduler.engine.site.annealing import SiteAnnealing

    return SiteAnnealing
