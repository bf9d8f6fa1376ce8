"""Every code of a problem that a task graph can have, with its meaning."""

from collections.abc import Mapping
from types import MappingProxyType

FILE_CODES = {
    "no-such-file": "There is no file of that name.",
    "is-a-folder": "The path names a folder, not a file.",
    "unreadable": "The file cannot be opened.",
    "file-too-large": "The file is larger than any task graph.",
    "not-text": "The file holds bytes that are no UTF-8 text.",
    "not-yaml": "The text is no YAML.",
    "empty-file": "The file says nothing.",
    "not-a-mapping": "The file holds a list or a text where a task graph is a mapping.",
    "several-documents": "The file holds more than one YAML document.",
    "recursive-alias": "A YAML alias stands inside the value it repeats.",
    "alias-bomb": "The file grows too large once its aliases are written out.",
    "too-large": "The file holds too many values.",
    "too-deep": "The file nests too many levels.",
    "merge-key": "The merge key '<<' is not read.",
    "bad-key": "A key is a list or a mapping instead of a name.",
    "unknown-tag": "A value carries a YAML tag, which has no meaning here.",
    "duplicate-id": "A key stands twice in the same mapping.",
}

FIELD_CODES = {
    "unknown-format": "The file is written for another version of the format.",
    "unknown-field": "A field has a name that the format does not know.",
    "missing-field": "A required field is missing or empty.",
    "empty-value": "A key, or an item of a list, has no value; or a word stands between commas.",
    "bad-value": "A value is of the wrong kind for its field.",
    "bad-duration": "A length of time cannot be read, or is not allowed here.",
    "bad-time": "A time of day cannot be read.",
    "bad-date": "A date, or a date and time, cannot be read.",
    "bad-week": "The days of a week cannot be read.",
    "bad-link": "A link cannot be read.",
    "bad-event": "The start or end of a task cannot be read.",
    "bad-habit": "A habit to set aside cannot be read.",
    "bad-scope": "The reach of a hazard cannot be read.",
}

NAME_CODES = {
    "unknown-task": "A task is named that is not defined.",
    "unknown-task-or-tag": "A scenario's done names neither a task nor a tag.",
    "unknown-crew": "A crew is named that is not defined.",
    "unknown-facility": "A facility is named that is not defined.",
    "unknown-zone": "A zone is named that is not defined.",
    "unknown-hazard": "A hazard is named that is not defined.",
    "unknown-window": "A window is named that is not defined.",
    "unknown-shift": "A shift is named that is not defined.",
    "unknown-flow": "A flow is named that is not among those defined.",
    "unknown-scenario": "A scenario is named that is not defined.",
    "unknown-habit": "A scenario sets aside a habit that is not there.",
    "unknown-duty-preset": "Duty rules are like no preset.",
    "unknown-time-zone": "The time zone is not in the IANA list.",
    "bad-id": "A task has an id that no link could name.",
    "reserved-id": "A task that is not the launch task is called 'launch'.",
}

CAMPAIGN_CODES = {
    "cycle": "Tasks wait for each other in a circle.",
    "self-link": "A task waits for itself.",
    "duplicate-link": "A task names the same link twice.",
    "kinds-contradict": "A task is more than one of pausable, same_shift and elapsed.",
    "elapsed-with-crew": "A task that runs by the clock names a crew.",
    "all-hands-elapsed": "A task that runs by the clock calls all hands.",
    "milestone-with-resources": "A task of zero hours uses a crew, a place or has a hazard.",
    "too-many-places": "A task names the same place twice.",
    "test-shortened": "An option of a test is shorter than the test.",
    "option-empty": "An option takes no time or changes nothing.",
    "crew-too-small": "A task, or an option of it, needs more people than there can ever be.",
    "hazard-without-facility": "A hazard of facility scope is on a task without a facility.",
    "hazard-outside-zone": "A task with a hazard of a zone is not in that zone.",
    "useless-exemption": "A task is exempt from a task that has no hazard.",
    "window-form": "A window is neither daily nor absolute, or ends before it starts.",
    "window-too-short": "A task is longer than the only window it may run in.",
    "window-not-wider": "A window would not become wider than it is, or cannot be widened.",
    "shift-empty": "A shift has no length.",
    "opening-empty": "An opening time has no length.",
    "limit-self": "A limit runs from an event to itself.",
    "limit-contradicts-links": "The links between two events need more than the limit allows.",
    "limit-backwards": "By the links, the events of a limit come in the other order.",
    "hold-backwards": "The last task of a hold does not follow the first.",
    "hold-too-large": "A hold takes more room than the facility has.",
    "hold-without-room": "A hold names a facility without a limit of room.",
    "closure-backwards": "A closure or stand-down does not end after it starts.",
    "target-before-start": "The target lies before the start of the campaign.",
    "date-out-of-range": "A date lies in a year beyond any campaign.",
    "horizon-too-long": "The horizon is longer than any campaign.",
    "no-scenarios": "There is no scenario to plan.",
    "scenario-cycle": "Scenarios extend each other in a circle.",
    "week-empty": "The week of a scenario, or of a crew in it, has no working day.",
    "launch-done": "A scenario starts with the launch already done.",
    "permit-idle": "A permit leads to nothing.",
    "duty-impossible": "Duty rules fit no day or week, or no shift that they bind.",
}

CODES: Mapping[str, str] = MappingProxyType(FILE_CODES | FIELD_CODES | NAME_CODES | CAMPAIGN_CODES)
"""Every code with its meaning in one sentence."""
