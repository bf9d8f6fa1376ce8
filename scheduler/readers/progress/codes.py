"""Every code that only facts can have, with its meaning; others are those of task graphs."""

from collections.abc import Mapping
from types import MappingProxyType

STEP_CODES = {
    "actual-in-future": "A fact, or the time at which an event became known, lies after the data "
    "date.",
    "finish-before-start": "A step is finished before it is started.",
    "finish-without-start": "A step is finished, and has no start.",
    "facts-without-start": "Facts of a step that has not begun.",
    "facts-out-of-order": "Moments of a step are in an order in which they cannot have been.",
    "facts-contradict": "Facts of a step cannot be true at once.",
    "resume-before-stop": "A step goes on before it was stopped.",
    "nothing-left": "A step that is not finished has no work left.",
    "hold-of-dropped": "A step is dropped, and it is not plain where a hold begins or ends then.",
    "remaining-missing": "A step is not finished, and by its working time nothing is left of it.",
    "option-unsaid": "A step begun may be done in several ways, and which one is not said.",
    "percent-alone": "A percentage stands in place of the work that remains.",
    "test-dropped": "A test is dropped.",
    "launch-dropped": "The launch is dropped.",
    "complete-without-test": "A step is confirmed complete that is no test, or not finished.",
    "unknown-option": "A step was begun in a way that it does not have.",
    "unknown-event": "Lateness is put down to an event that is not there.",
}

CAMPAIGN_CODES = {
    "after-launch": "The launch has taken place by the data date.",
    "pin-in-past": "A step that has not begun is pinned to a moment before the data date.",
    "pin-of-begun-step": "A step is pinned that has begun, or is dropped.",
    "unknown-link": "A link is waived that is not there, or is a habit.",
    "link-unbroken": "A link is waived whose successor has not begun.",
}

EVENT_CODES = {
    "event-without-period": "An event changes people or closes places, and has no from or no to.",
    "period-idle": "An event has a period, and nothing that changes for a time.",
    "step-begun": "A new estimate, or a new earliest start, of a step that had begun.",
    "estimate-empty": "A new estimate leaves a step no work.",
    "bad-redo": "A step is to be repeated twice by one event, or the launch.",
    "unknown-limit": "A limit is changed that is not there.",
    "change-without-name": "A limit made longer, or a window changed, and nobody named for it.",
    "step-exists": "A new step has the id of another.",
}

TABLE_CODES = {
    "two-starts": "A step is started twice.",
    "two-finishes": "A step is finished twice.",
    "two-stops": "A step is stopped twice.",
    "nothing-to-undo": "A row takes back something that no row above says.",
    "unknown-entry": "A row of a log says something that none can say.",
    "time-without-minutes": "A date has no time, or no minutes.",
    "serial-date": "A date is written as the number by which Excel counts it.",
    "formula": "A cell holds a formula.",
    "bad-row": "A row has too many cells, or lacks one.",
    "row-without-step": "A row states facts, and no step.",
    "duplicate-heading": "Two columns mean the same.",
    "unknown-heading": "The columns hold no steps with facts.",
    "several-sheets": "Several sheets of a workbook hold facts.",
    "not-a-table": "The file is no table that can be read.",
}

REMARKS = {
    "column-ignored": "A column is not read.",
    "rows-ignored": "Rows without facts name no step.",
    "step-not-in-log": "A step has facts in the file before, and none in the log.",
}
"""What is no problem, and of which the planner should know."""

CODES: Mapping[str, str] = MappingProxyType(
    STEP_CODES | CAMPAIGN_CODES | EVENT_CODES | TABLE_CODES | REMARKS
)
"""Every code with its meaning in one sentence."""
