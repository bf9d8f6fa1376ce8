"""Whether two machines run the same program: only then do their plans mean the same."""

import platform
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("ortools", "numpy", "numba", "pydantic", "networkx")
"""Packages that what is found may depend on."""

PACKAGE_FOLDER = Path(__file__).resolve().parents[2]
SHOWN_DIGITS = 12


@cache
def program_versions() -> Mapping[str, str]:
    """Return the versions of Python, of this program's own code and of what it stands on."""
    return {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "launch-scheduler": f"{_version('launch-scheduler')} (code {_code_digest()})",
        **{name: _version(name) for name in PACKAGES},
    }


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> tuple[str, ...]:
    """Return what differs between two programs, each as ``name: theirs there, ours here``."""
    names = dict.fromkeys((*ours, *theirs))
    return tuple(
        f"{name}: {theirs.get(name, 'none')} there, {ours.get(name, 'none')} here"
        for name in names
        if ours.get(name) != theirs.get(name)
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _code_digest() -> str:
    digest = sha256()
    for path in sorted(PACKAGE_FOLDER.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE_FOLDER).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:SHOWN_DIGITS]
