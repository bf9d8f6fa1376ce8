"""The files of small campaigns with facts, for commands and for Python."""

from tests.living.m1 import M1, graph

BATTERY = graph(
    {
        "bat": "{hours: 2, crew: {ELE: 2}}",
        "w": "{hours: 6, pausable: true, crew: {ELE: 2}}",
        "go": "{hours: 1, all_hands: true, crew: {ELE: 2}, facility: PAD, after: [bat, w], "
        "windows: [evening]}",
    },
    "limits: [{from: bat end, to: go end, max: 36h}]\n",
)
"""Of bat at most 36 h go by until go ends."""

BATTERY_DAY = """\
format: 1
data_date: 2026-03-03T12:00
steps:
  bat: {started: 2026-03-02T08:00, finished: 2026-03-02T10:00}
  w: {started: 2026-03-03T10:00, remaining: 6h}
"""
OVERRUN = """\
format: 1
data_date: 2026-03-02T15:00
steps:
  a: {started: 2026-03-02T08:00, remaining: 2h}
"""
"""Of a 2 h are left at 15:00: Mon 15-16, then Tue 08-09; launch on Wednesday, a day late."""

LEFT_OUT = """\
format: 1
data_date: 2026-03-03T09:00
steps:
  a: {started: 2026-03-02T08:00, finished: 2026-03-02T12:00}
  b: {started: 2026-03-02T12:00}
  c: {started: 2026-03-02T12:00, finished: 2026-03-02T15:00}
"""
"""Of b 4 h were worked on Monday and 1 h on Tuesday, so 1 h is left."""


def write(folder, graph_text=M1, facts=OVERRUN):
    """Write a task graph and facts of it into a folder and return their paths."""
    paths = folder / "m1.yaml", folder / "facts.yaml"
    for path, text in zip(paths, (graph_text, facts), strict=True):
        path.write_text(text)
    return paths
