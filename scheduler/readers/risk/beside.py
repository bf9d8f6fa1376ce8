"""Where the risk file of a task graph lies."""

from pathlib import Path

SUFFIXES = (".yaml", ".yml")
ALONE = "risk"


def risk_beside(graph: Path) -> Path | None:
    """
    Return the risk file beside a task graph, nothing if there is none.

    That of ``site.yaml`` is ``site.risk.yaml`` in the same folder, else ``risk.yaml``, which is of
    every graph in its folder that has none of its own name.
    """
    stems = (f"{graph.stem}.{ALONE}", ALONE)
    found = (graph.with_name(f"{stem}{suffix}") for stem in stems for suffix in SUFFIXES)
    return next((path for path in found if path.is_file() and path != graph), None)
