"""What planners get wrong in risk files, and what they are told."""

import pytest

from scheduler.readers.risk.risk_yaml import parse_risk_yaml
from tests.readers.risk.test_invalid_risks import CAMPAIGN

EVENT = "events: {{e: {{chance: 1%, at: b end, {}}}}}"
RANGE = "hours: {{steps: {}, factors: {}}}"


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ("hours: {a: [4h, 5h, 9h]}", "'- {steps: a, hours: [4h, 5h, 9h]}'"),
        (RANGE.format("a", '"0.9, 1, 1.2"'), "Write [0.9, 1, 1.2]."),
        (RANGE.format("a", "1.2"), "Write [0.95, 1, 1.2]."),
        (RANGE.format("a", "[0.9, 1, often]"), "Write 0.95 or 95%."),
        (RANGE.format("hall", "[0.9, 1, 1.2]"), "Write 'tag: hall'."),
        (RANGE.format("MEC", "[0.9, 1, 1.2]"), "Write 'crew: MEC'."),
        (RANGE.format("ALL", "[0.9, 1, 1.2]"), "Write 'steps: all' for all of them."),
        (RANGE.format("go", "[0.9, 1, 1.2]"), "stands under 'launch'"),
        (EVENT.format("redo: b, probability: 5%"), "Write 'chance: 10%'."),
        (EVENT.format("repeat: b, redo: b"), "Write 'redo: [D03]'."),
        ("weather: {wind: 20%}", "Write 'wind: {steps: [H02], no_go: 20%}'"),
        ("samples: 100", "Write 'draws: 10000'."),
        ("draws: 10.000", "write 10000"),
        ("expired: {c: d}", "Name it too: 'expired: {c: [c, d]}'."),
        ("a\tb\nx\ty\n", "start with 'format: 1'"),
    ],
)
def test_mistake_is_told_with_its_way_out(text, way_out):
    """In the words of the format, ready to be copied."""
    (problem,) = parse_risk_yaml(text.encode(), "risk.yaml", CAMPAIGN).problems

    assert way_out.casefold() in problem.hint.casefold()
