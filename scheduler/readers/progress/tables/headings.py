"""What columns are called: here, in P6 and in Project."""

import re
from collections.abc import Iterable, Sequence

from scheduler.model.progress.step_facts import StepFacts

STEP = "step"
TIME, WHAT, VALUE = "time", "what", "value"
LOG_FIELDS = (TIME, STEP, WHAT, VALUE, "by", "note")
FLAGS = ("made_safe", "people_stay", "dropped", "assumed")
DATES = ("started", "finished", "suspended", "resume", "as_of")
TABLE_FIELDS = tuple(field for field in StepFacts.model_fields if field != "stops")

OTHERS = {
    "id": STEP,
    "task": STEP,
    "task id": STEP,
    "step id": STEP,
    "task code": STEP,
    "activity id": STEP,
    "act start date": "started",
    "actual start": "started",
    "act end date": "finished",
    "actual finish": "finished",
    "actual end": "finished",
    "remain drtn hr cnt": "remaining",
    "remaining duration": "remaining",
    "suspend date": "suspended",
    "resume date": "resume",
    "way": "option",
    "notes": "note",
}
"""By the heading of another tool: the field that it means."""

ASIDE = frozenset(
    {
        *("name", "step name", "task name", "activity name", "title", "flow", "place", "crew"),
        *("planned start", "planned finish", "planned end", "start", "finish", "end", "hours"),
        *("duration", "wbs", "status", "status code", "activity status", "predecessors"),
        *("target drtn hr cnt", "target start date", "target end date", "original duration"),
    }
)
"""Columns that stand beside facts and are known to be none."""


def plain(heading: str) -> str:
    """Return a heading without case, marks of P6 such as ``(*)``, and kinds of joints."""
    return " ".join(re.sub(r"\(.*?\)|[_\s]+", " ", heading.casefold()).split())


def field_of(heading: str) -> str:
    """Return the field that a heading means, nothing if it means none."""
    name = plain(heading)
    own = name.replace(" ", "_")
    if own in TABLE_FIELDS or own in LOG_FIELDS:
        return own
    return OTHERS.get(name, "")


def known_headings(headings: Iterable[str]) -> list[str]:
    """Return the fields that some headings mean, in their order."""
    return [field for heading in headings if (field := field_of(heading))]


def is_log(fields: Sequence[str]) -> bool:
    """Whether columns are those of a log rather than of a table with a row for each step."""
    return {TIME, WHAT} <= set(fields)
