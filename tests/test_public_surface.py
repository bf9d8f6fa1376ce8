"""What users import: complete, sorted, and quick."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import scheduler

ROOT = Path(__file__).parents[1]
HEAVY = {"ortools", "matplotlib", "pandas", "networkx", "pydantic", "numba", "psplib"}


def names_for_type_checkers():
    """Return each name of the public surface with the module that defines it."""
    tree = ast.parse((ROOT / "scheduler" / "__init__.py").read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: statement.module
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }


def test_names_are_sorted_and_complete():
    """What type checkers see is what is offered, in order."""
    assert scheduler.__all__ == sorted(names_for_type_checkers())
    assert dir(scheduler) == scheduler.__all__


@pytest.mark.parametrize(("name", "module"), sorted(names_for_type_checkers().items()))
def test_name_loads_from_its_home(name, module):
    """Every name can be used, and comes from the module that type checkers look at."""
    assert getattr(scheduler, name) is getattr(import_module(module), name)


def test_unknown_name_is_an_attribute_error():
    """A name that is not offered fails like that of any module."""
    missing = "plam"

    with pytest.raises(AttributeError, match="no attribute 'plam'"):
        getattr(scheduler, missing)


def test_import_loads_nothing_heavy():
    """Importing the package waits for no solver and no drawing library."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys, scheduler; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert HEAVY.isdisjoint(done.stdout.split())


def test_solving_loads_no_drawing_library():
    """Whoever only reads, builds and solves does not wait for pictures."""
    done = subprocess.run(
        [sys.executable, "-"],
        input=(
            "import sys, scheduler\n"
            "scheduler.load, scheduler.CampaignBuilder, scheduler.solve, scheduler.plan\n"
            "print(*sys.modules)"
        ),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "matplotlib" not in done.stdout.split()


def test_help_loads_nothing_heavy():
    """The command line answers a call for help without the solver."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys, scheduler.cli; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert HEAVY.isdisjoint(done.stdout.split())
