"""Have a library of others turn a file into XML of MS Project, and return that."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from scheduler.errors import InputError
from scheduler.readers.foreign.forms.recognised import Recognised
from scheduler.readers.foreign.mpp import convert
from scheduler.readers.foreign.mpp.exits import NO_JAVA, NO_MPXJ
from scheduler.readers.foreign.refusing import refused

LONGEST_SECONDS = 300
WHY = {
    NO_MPXJ: (
        "foreign-mpp",
        "",
        "Or install 'launch-scheduler[mpp]' and Java, to read it as it is.",
    ),
    NO_JAVA: ("foreign-no-java", ", and Java is missing", "Or install Java 11 or later."),
}
UNREAD = ("foreign-unread", ", and mpxj cannot read it", "")


def as_mspdi(content: bytes, file: str, found: Recognised) -> bytes:
    """
    Return what a file holds as XML of MS Project.

    Parameters
    ----------
    content
        The bytes of the file.
    file
        What problems call it.
    found
        What it was recognised as.

    Raises
    ------
    InputError
        If the extra or Java is missing, or they cannot read the file.
    """
    with TemporaryDirectory(prefix="launch-scheduler-") as folder:
        source, target = Path(folder, "source"), Path(folder, "target.xml")
        source.write_bytes(content)
        code = _run(source, target)
        if code == 0 and target.is_file():
            return target.read_bytes()
    raise _refusal(file, found, code)


def _run(source: Path, target: Path) -> int | None:
    """Return how the conversion ended; None if it took too long."""
    command = [sys.executable, "-m", convert.__name__, str(source), str(target)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONGEST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.returncode


def _refusal(file: str, found: Recognised, code: int | None) -> InputError:
    name, why, other = WHY.get(code or 0, UNREAD)
    hint = f"{found.way_out} {other}".strip()
    return refused(file, name, f"it is {found.what}{why}", hint)
