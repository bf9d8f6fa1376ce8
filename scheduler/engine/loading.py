"""The one place where compiled code is loaded, late, since it takes its time, or thrown away."""

from scheduler.engine.searches.base import MakeSearch, SearchKind
from scheduler.engine.site.searches import MakeSiteSearch


def load_searches() -> dict[SearchKind, MakeSearch]:
    """Return the searches by kind; what they need is compiled once and kept on disk."""
    from scheduler.engine.searches.annealing import Annealing
    from scheduler.engine.searches.genetic_tree import GeneticTree

    return {SearchKind.GENETIC: GeneticTree, SearchKind.ANNEALING: Annealing}


def load_site_search(kind: SearchKind) -> MakeSiteSearch:
    """Return the search for sites of a kind; only what it needs is compiled."""
    if kind is SearchKind.GENETIC:
        from scheduler.engine.site.genetic_tree import SiteGeneticTree

        return SiteGeneticTree
    from scheduler.engine.site.annealing import SiteAnnealing

    return SiteAnnealing


def forget_site_searches() -> None:
    """Throw away what is kept of the compiled searches for sites, so that it is made anew."""
    from scheduler.engine.kernels.compiling import forget_compiled

    for kind in SearchKind:
        load_site_search(kind)
    forget_compiled()
