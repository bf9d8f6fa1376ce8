"""Every code that only risk files can have, with its meaning; others are those of task graphs."""

from collections.abc import Mapping
from types import MappingProxyType

from scheduler.readers.progress.codes import CODES as CODES_OF_FACTS

SHARED = ("event-without-period", "period-idle", "bad-redo", "step-exists")
"""Codes of progress files that mean the same here."""

RISK_CODES = {
    "bad-chance": "A chance is not between 0 and 100 %, or may mean two things.",
    "bad-correlation": "A correlation is not between -1 and 1, or of a crew below 0.",
    "bad-range": "A range is not three values above 0, the middle one within.",
    "unknown-step-tag": "A range names a tag that no step has.",
    "which-steps": "A range, a group or a weather names no steps, or names them in two ways.",
    "which-hours": "A range has neither factors nor hours, or both.",
    "hours-of-instant": "A step has a range whose end has a window, or whose start is promised.",
    "hours-of-milestone": "A milestone has a range.",
    "hours-of-neighbour": "A neighbour's step may take longer than its dated window.",
    "groups-contradict": "No hours can have the correlations that groups ask for.",
    "event-idle": "An event changes nothing.",
    "event-two-kinds": "An event happens at a step and in a period.",
    "event-without-step": "An event brings work, and not said is at which step.",
    "redo-out-of-place": "A step is to be done again that has not been done by then.",
    "redo-of-done": "A step is to be done again that is done before the campaign starts.",
    "weather-name": "A weather has the name of that at launch.",
    "recycle-half": "A recycle has in_a_row without then, or then without in_a_row.",
    "expired-without-limit": "No limit counts from the step.",
    "expired-without-step": "The step itself is not done again when its limit runs out.",
}

WARNINGS = {
    "range-unused": "No step uses a range: later ranges win, or it is of no step with hours.",
    "range-below-test": "A range does not go beyond the hours of its tests.",
    "group-unused": "A group, or a step of it, has no hours that may vary.",
    "never-happens": "An event, bad weather, a scrub or the end of a limit can never happen.",
    "work-loose": "Nothing waits for the work that an event brings.",
    "absence-idle": "An event leaves a crew as many people as it has.",
    "weather-idle": "A weather is for a step that every scenario has done before the start.",
}
"""What is probably a mistake, and stops nothing."""

CODES: Mapping[str, str] = MappingProxyType(
    RISK_CODES | {code: CODES_OF_FACTS[code] for code in SHARED} | WARNINGS
)
"""Every code with its meaning in one sentence."""
