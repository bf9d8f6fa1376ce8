"""Risk files are read whole, and found beside their graph."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.errors import InputError
from scheduler.model.link import Point
from scheduler.readers.risk.beside import risk_beside
from scheduler.readers.risk.risk_yaml import parse_risk_yaml, read_risks
from tests.readers.risk.test_invalid_risks import CAMPAIGN, DATA
from tests.shipped import FOLDER

LINES = (FOLDER / "shenzhou-22.risk.yaml").read_bytes().splitlines(keepends=True)
LINES += (DATA / "invalid" / "events.yaml").read_bytes().splitlines(keepends=True)[19:]
WORDS = (b"null", b"[]", b"{}", b"-1", b"1e99", b"all", b"launch end", b"9" * 400, b"20%", b"=")


def read(text):
    """Return what a text says."""
    return parse_risk_yaml(text.encode(), "risk.yaml", CAMPAIGN)


def test_empty_tables_are_none():
    """``events:`` without a line says that nothing may happen."""
    assert read("events:\nweather:\nexpired:\n").require().events == {}


def test_dates_are_of_the_clocks_of_the_campaign():
    """An offset in an hour that the clocks repeat is read; one of another zone is refused."""
    text = "events: {{e: {{chance: 1%, closed: PAD, from: {}, to: 2026-10-26, for: 1h}}}}\n"

    assert read(text.format("2026-10-25T02:30+01:00")).problems == ()
    (problem,) = read(text.format("2026-10-25T02:30")).problems
    assert problem.code == "bound-in-clock-change"


def test_launch_may_be_named_as_an_event():
    """``launch start`` is the start of the step that is the launch."""
    draft = read("events: {e: {chance: 1%, at: launch start, redo: d}}\n")

    event = draft.require().events["e"].at
    assert event is not None
    assert (event.task, event.point) == ("launch", Point.START)


def test_sentence_behind_a_comma_is_kept_with_a_warning():
    """A comma in ``why`` splits it for YAML alone."""
    draft = read("events: {e: {chance: 1%, at: b end, redo: b, why: fails, and is done again}}\n")

    assert draft.require().events["e"].why == "fails, and is done again"
    assert [each.code for each in draft.remarks] == ["comma-in-text"]


def test_every_problem_of_a_file_is_raised(tmp_path):
    """One error carries all of them and says what did not happen."""
    path = tmp_path / "risk.yaml"
    path.write_text("draws: 0\nseed: x\n")

    with pytest.raises(InputError, match="2 problems; no risk was assessed"):
        read_risks(path, CAMPAIGN)


def test_mistakes_depend_on_the_scenario():
    """What one scenario has done before the start another one may do again."""
    text = b"launch: {attempt: {no_go: 20%}, recycle: {after: 24h, redo: z}}\n"
    campaign = CAMPAIGN.replace(scenarios={"plan": {"done": "z"}, "all": {}}, scenario="plan")

    codes = [each.code for each in parse_risk_yaml(text, "risk.yaml", campaign).problems]
    assert codes == ["redo-of-done"]
    assert parse_risk_yaml(text, "risk.yaml", campaign, "all").problems == ()


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ([], None),
        (["risk.yaml"], "risk.yaml"),
        (["site.risk.yaml", "risk.yaml"], "site.risk.yaml"),
        (["site.risk.yml"], "site.risk.yml"),
        (["other.risk.yaml"], None),
    ],
)
def test_risk_file_of_its_own_name_comes_first(tmp_path, files, found):
    """Then ``risk.yaml``, which is of every graph in the folder; never that of another graph."""
    for name in files:
        (tmp_path / name).touch()

    beside = risk_beside(tmp_path / "site.yaml")

    assert (beside and beside.name) == found


def test_graph_is_not_its_own_risk_file(tmp_path):
    """A graph may be called ``risk.yaml``."""
    graph = tmp_path / "risk.yaml"
    graph.touch()

    assert risk_beside(graph) is None
    assert risk_beside(Path("risk.yaml")) is None


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    places=st.lists(st.integers(0, len(LINES) - 1), max_size=8),
    words=st.lists(st.sampled_from(WORDS), max_size=3),
    data=st.data(),
)
def test_any_lines_are_read_or_refused(places, words, data):
    """Lines of risk files in any order, with words put in, give risks or problems, no crash."""
    content = bytearray(b"".join(LINES[place] for place in places))
    for word in words:
        at = data.draw(st.integers(0, len(content)))
        content[at:at] = word

    draft = parse_risk_yaml(bytes(content), "risk.yaml", CAMPAIGN)

    assert (draft.risks is None) == bool(draft.problems)
