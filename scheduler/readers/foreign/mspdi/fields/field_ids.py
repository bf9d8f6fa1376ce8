"""The numbers by which MS Project knows the custom fields of tasks and resources."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

Runs = Mapping[str, Iterable[range]]
TASK_BASE = 188_743_680
RESOURCE_BASE = 205_520_896
TASK_RUNS: Runs = {
    "Text": (range(51, 64, 3), range(66, 71), range(317, 337)),
    "Start": (range(52, 65, 3), range(282, 291, 2)),
    "Finish": (range(53, 66, 3), range(283, 292, 2)),
    "Flag": (range(72, 82), range(292, 302)),
    "Number": (range(87, 92), range(302, 317)),
    "Duration": (range(103, 106), range(275, 282)),
    "Cost": (range(106, 109), range(258, 265)),
    "Date": (range(265, 275),),
    "Outline Code": (range(416, 435, 2),),
}
RESOURCE_RUNS: Runs = {
    "Text": (range(8, 10), range(30, 33), range(97, 102), range(225, 245)),
    "Start": (range(102, 107), range(220, 225)),
    "Finish": (range(107, 112), range(190, 195)),
    "Flag": (range(127, 136), range(126, 127), range(195, 205)),
    "Number": (range(112, 117), range(205, 220)),
    "Duration": (range(117, 120), range(183, 190)),
    "Cost": (range(123, 126), range(166, 173)),
    "Date": (range(173, 183),),
    "Outline Code": (range(278, 297, 2),),
}


def _names(base: int, runs: Runs) -> Iterable[tuple[str, str]]:
    for name, ranges in runs.items():
        numbers = (number for each in ranges for number in each)
        for count, number in enumerate(numbers, start=1):
            yield str(base + number), f"{name}{count}"


FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    dict(_names(TASK_BASE, TASK_RUNS)) | dict(_names(RESOURCE_BASE, RESOURCE_RUNS))
)
"""The name of each custom field, such as ``Text1``, by its number as a file writes it."""
