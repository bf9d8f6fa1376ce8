"""Things that stand below each other in a circle, as no file should have them."""


def cut_circles(above: dict[str, str | None]) -> list[str]:
    """
    Cut every circle once, and return what has nothing above it now.

    Parameters
    ----------
    above
        What stands above each thing; it is changed in place.
    """
    cut: list[str] = []
    settled: set[str] = set()
    for start in above:
        walked: dict[str, None] = {}
        at: str | None = start
        while at is not None and at not in settled and at not in walked:
            walked[at] = None
            at = above.get(at)
        if at is not None and at in walked:
            last = next(reversed(walked))
            above[last] = None
            cut.append(last)
        settled.update(walked)
    return cut
