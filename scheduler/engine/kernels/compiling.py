"""
How kernels are compiled, and where what is compiled is kept.

numba keeps it beside the kernels, or in the user's cache, or where ``NUMBA_CACHE_DIR`` says. Where
it may write to none of these, a private folder among the temporary files serves; where there is
none either, kernels are compiled in memory, and who runs the program is told what that costs.

Compiled kernels hold the code of those that they call, of which numba knows nothing: what is kept
is thrown away as soon as any of them has changed.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from numba import config, njit

from scheduler.engine.private_folder import private_folder

LOG = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

SETTINGS: Any = config
"""numba's settings; it makes their names as it goes."""

CACHE_NAME = "launch-scheduler-kernels"
CACHE_ENDS = (".nbi", ".nbc")
DIGEST_NAME = "launch-scheduler-kernels.sha256"
"""A file beside what is kept, with the digest of all kernels that it was compiled from."""

NOT_KEPT = (
    "compiled code cannot be kept, because no folder for it may be written to: each run compiles "
    "anew, for a minute or two. Set NUMBA_CACHE_DIR to a folder that you may write to"
)

KERNELS: list[Any] = []
"""The kernels loaded so far, as numba's dispatchers."""


def kernel(function: Callable[P, T]) -> Callable[P, T]:
    """Compile a function that runs without the interpreter's lock."""
    return cast("Callable[P, T]", _loaded(function, {"nogil": True}))


def inner_kernel(function: Callable[P, T]) -> Callable[P, T]:
    """
    Compile a function without counting references to arrays, which takes most of its time.

    It may only read and write arrays that it is handed, not make any or return them.
    """
    return cast("Callable[P, T]", _loaded(function, {"nogil": True, "_nrt": False}))


def forget_compiled() -> None:
    """Remove what is kept of the kernels loaded so far, so that they are compiled anew."""
    for each in KERNELS:
        place = each.stats.cache_path
        if place is None:
            continue
        for path in Path(place).glob(f"{_module_of(each)}.*"):
            if path.suffix in CACHE_ENDS:
                with suppress(OSError):
                    path.unlink()


def is_kept(function: Callable[..., Any]) -> bool:
    """Whether a kernel has been compiled before, in this run or in another one."""
    made = cast("Any", function)
    if made.signatures:
        return True
    place = made.stats.cache_path
    if place is None:
        return False
    names = f"{_module_of(made)}.{made.py_func.__name__}-*.nbi"
    return any(Path(place).glob(names))


def forget_changed(place: Path, digest: str) -> None:
    """Remove what is kept in a folder, unless it was compiled from kernels with this digest."""
    stated = place / DIGEST_NAME
    with suppress(OSError):
        if stated.exists() and stated.read_text() == digest:
            return
        for path in place.iterdir():
            if path.suffix in CACHE_ENDS:
                path.unlink(missing_ok=True)
        stated.write_text(digest)


@cache
def _digest_of_kernels() -> str:
    """Return the digest of the files of all kernels."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _module_of(each: Any) -> str:
    return str(each.py_func.__module__).rpartition(".")[2]


def _loaded(function: Callable[..., Any], options: dict[str, Any]) -> Any:
    made = _kept(function, options)
    if made is None and not SETTINGS.CACHE_DIR:
        SETTINGS.CACHE_DIR = str(private_folder(CACHE_NAME) or "")
        made = _kept(function, options) if SETTINGS.CACHE_DIR else None
    if made is None:
        if all(each.stats.cache_path is not None for each in KERNELS):
            LOG.warning(NOT_KEPT)
        made = njit(**options)(function)
    KERNELS.append(made)
    return made


def _kept(function: Callable[..., Any], options: dict[str, Any]) -> Any | None:
    """Return a kernel that is kept on disk, or None where numba finds no place for it."""
    try:
        made = njit(cache=True, **options)(function)
    except RuntimeError:
        return None
    forget_changed(Path(made.stats.cache_path), _digest_of_kernels())
    return made
