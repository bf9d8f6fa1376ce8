"""Dask clusters on this machine, for tests."""

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

PATIENCE = 30.0
ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "ignore"}


def start_scheduler(folder):
    """Start a dask scheduler on a free port of this machine."""
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "dask",
            "scheduler",
            "--host=127.0.0.1",
            "--port=0",
            "--no-dashboard",
            "--scheduler-file=scheduler.json",
        ],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def start_worker(folder, environment=ENVIRONMENT):
    """Start a dask worker of one process, in an environment of its own if need be."""
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "dask",
            "worker",
            "--host=127.0.0.1",
            "--no-nanny",
            "--no-dashboard",
            "--nworkers=1",
            "--nthreads=1",
            "--scheduler-file=scheduler.json",
            "--local-directory=.",
        ],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def ended(process):
    """Give a process and end it after the block."""
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for_address(file):
    """Return the address that a dask scheduler writes down when it is up."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if file.exists() and file.stat().st_size:
            return json.loads(file.read_text())["address"]
        time.sleep(0.05)
    pytest.fail("the dask scheduler did not start")
