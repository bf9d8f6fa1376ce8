"""Random numbers: a stream of its own for each source, so that none changes another."""

from hashlib import blake2b

import numpy as np
from numpy.random import Generator, Philox
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_KEY_BYTES = 16


def stream(seed: int, kind: str, name: str) -> Generator:
    """
    Return the random numbers of one source.

    Parameters
    ----------
    seed
        The same for all sources of an assessment.
    kind, name
        What the numbers are for: hours of a step, whether a mishap happens, weather.
    """
    text = "\0".join((str(seed), kind, name))
    key = blake2b(text.encode(), digest_size=_KEY_BYTES).digest()
    return Generator(Philox(key=int.from_bytes(key, "little")))


def shares(seed: int, kind: str, name: str, draws: int) -> Floats:
    """Return a number from 0 up to 1 for each draw, all of them equally likely."""
    return stream(seed, kind, name).random(draws)
