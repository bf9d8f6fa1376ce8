"""Single runs of the solver."""

import subprocess
import sys

INTERRUPTED_AFTER_A_HINT = """
import signal
from ortools.sat.python.cp_model import CpModel
from scheduler.planning.search.run import complete_hint

signal.signal(signal.SIGINT, signal.default_int_handler)
model = CpModel()
model.add_hint(model.new_bool_var("x"), 1)
print(complete_hint(model))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("heard")
"""


def test_interrupt_is_heard_after_a_hint_was_completed():
    """The solver leaves Ctrl-C to the program: the best plan so far can still be kept."""
    done = subprocess.run(
        [sys.executable, "-"],
        input=INTERRUPTED_AFTER_A_HINT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.split()) == (0, ["True", "heard"])
