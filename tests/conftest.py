"""Kernels are compiled once for all workers of a run, not by each of them at the same time."""

import pytest

from scheduler.studies.bench import warm_up


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config, specs):
    """Compile before the workers of pytest-xdist start: they then find what is kept on disk."""
    del config, specs
    warm_up()
