"""How the inner kernels are compiled."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
T = TypeVar("T")


def compiled(function: Callable[P, T]) -> Callable[P, T]:
    """
    Compile a function without counting references to arrays, which takes most of its time.

    It may only read and write arrays that it is handed, not make any or return them.
    """
    options: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
    return cast("Callable[P, T]", njit(**options)(function))
