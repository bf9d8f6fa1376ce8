"""The one place where compiled code is loaded: late, since it takes its time."""

from scheduler.engine.searches.base import Kind, MakeSearch


def load_searches() -> dict[Kind, MakeSearch]:
    """Return the searches by kind; what they need is compiled once and kept on disk."""
    from scheduler.engine.searches.annealing import Annealing
    from scheduler.engine.searches.genetic_tree import GeneticTree

    return {Kind.GENETIC: GeneticTree, Kind.ANNEALING: Annealing}
