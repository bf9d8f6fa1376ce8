"""What holds for the whole run: kernels compiled once for all its workers, and Ctrl-C heard."""

import signal
import subprocess
import sys
from threading import current_thread, main_thread

import pytest


def pytest_configure():
    """Let SIGINT be heard: shells keep it from what they start in the background."""
    if current_thread() is main_thread() and signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config, specs):
    """Compile before the workers of pytest-xdist start: they then find what is kept on disk."""
    del specs
    subprocess.run(
        [sys.executable, "-c", "from scheduler.studies.bench import warm_up; warm_up()"],
        check=True,
        cwd=config.rootpath,
    )
