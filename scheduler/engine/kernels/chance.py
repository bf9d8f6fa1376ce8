"""Random numbers with their state passed in, so that a run can be repeated exactly."""

from scheduler.engine.kernels.compiling import kernel
from scheduler.engine.problem import Ints

LOW_57 = (1 << 57) - 1
LOW_31 = (1 << 31) - 1
LOW_53 = (1 << 53) - 1


@kernel
def advance(state: Ints) -> int:
    """
    Return the next 64 bits of the xorshift generator.

    References
    ----------
    Marsaglia (2003), Xorshift RNGs.
    """
    word: int = state[0]
    word ^= word << 13
    word ^= (word >> 7) & LOW_57
    word ^= word << 17
    state[0] = word
    return word


@kernel
def below(state: Ints, limit: int) -> int:
    """Return a random whole number from zero up to below the limit."""
    return (((advance(state) >> 32) & LOW_31) * limit) >> 31


@kernel
def fraction(state: Ints) -> float:
    """Return a random number from zero up to below one."""
    return float((advance(state) >> 11) & LOW_53) / float(1 << 53)
