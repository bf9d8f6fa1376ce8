"""The command line, run in this process."""

from typer.testing import CliRunner

from scheduler.cli import app


def run(*words):
    """Run a command and return its exit code, output and messages."""
    return CliRunner().invoke(app, [str(word) for word in words], prog_name="launch-scheduler")
