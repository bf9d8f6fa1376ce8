"""Progress that is written says the same when it is read again."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.errors import ExportError
from scheduler.model.notation.moments import in_zone
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.validate import validate_progress
from scheduler.pipeline.progress.progress_text import progress_text
from scheduler.readers.progress.progress_yaml import parse_progress_yaml
from tests.builders import local, make_campaign, make_milestone, make_task

CAMPAIGN = make_campaign(
    make_task("A", "8h"),
    make_task("B-2", "8h", after="A", options=[{"name": "slowly", "hours": "9h"}]),
    make_milestone("no", after="B-2", usually_after="A"),
    make_task("L", after="no", windows="dusk"),
    crews={"MEC": 4},
    facilities={"HALL": 1},
    start="2025-10-20T08:00",
    time_zone="Europe/Berlin",
    horizon="30d",
    windows={"dusk": {"for": "end", "daily": "17:00-19:00"}},
    limits=[{"from": "A end", "to": "launch end", "max": "9d"}],
)
DATA_DATE = local("2025-10-26T12:00")
WORDS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc", "Cf"])
)
PLAIN_WORDS = WORDS.map(str.strip).filter(lambda text: text not in {"", "~", "null"})
FOLDED_HOUR = local("2025-10-26T02:30")


def minutes(least, most):
    """Return lengths of so many minutes."""
    return st.integers(least, most).map(lambda count: timedelta(minutes=count))


def moments(first, last):
    """Return moments of the site's clock from one hour of the campaign to another."""
    start = local("2025-10-20T08:00")
    return st.integers(first, last).map(lambda hour: start + timedelta(hours=hour))


def past():
    """Return moments well before the data date, those of a night in which an hour comes twice."""
    doubled = st.sampled_from([FOLDED_HOUR, FOLDED_HOUR.replace(fold=1)])
    return st.one_of(moments(0, 40), doubled)


@st.composite
def facts(draw):
    """Return what is recorded of a step with hours."""
    started = draw(past())
    found = {"started": started, "note": draw(st.one_of(st.just(""), PLAIN_WORDS))}
    found["by"], found["assumed"] = draw(PLAIN_WORDS), draw(st.booleans())
    state = draw(st.sampled_from(["done", "under way", "suspended"]))
    if state == "done":
        return {**found, "finished": draw(moments(140, 143))}
    found["remaining"] = draw(minutes(1, 999))
    found["people_stay"] = draw(st.booleans())
    if state == "suspended":
        later = {"suspended": draw(moments(140, 143)), "made_safe": draw(st.booleans())}
        return {**found, **later, "resume": draw(moments(150, 200))}
    return found


@st.composite
def all_progress(draw):
    """Return progress with events of every kind."""
    event = {
        "known": draw(past()),
        "why": draw(PLAIN_WORDS),
        "by": draw(PLAIN_WORDS),
        "people": {"MEC": {"day": draw(st.integers(0, 9))}},
        "closed": ["HALL"],
        "stand_down": draw(st.booleans()),
        "from": draw(moments(150, 160)),
        "to": draw(moments(161, 200)),
        "hours": {"L": draw(minutes(60, 999))},
        "not_before": {"L": {"date": draw(moments(150, 200)), "reason": draw(PLAIN_WORDS)}},
        "redo": ["A"],
        "limits": [{"from": "A end", "to": "launch end", "max": draw(minutes(1, 20_000))}],
        "windows": {"dusk": {"for": "end", "daily": "16:00-20:00"}},
        "add": {
            "tasks": {"N": {"hours": "2h", "after": ["A", "B-2+90min"], "before": "L"}},
            "limits": [{"from": "N end", "to": "L end", "max": "4d"}],
            "holds": [{"facility": "HALL", "from": "N", "to": "L"}],
        },
    }
    data = {
        "data_date": DATA_DATE,
        "freeze": draw(st.one_of(st.none(), minutes(1, 5000))),
        "pins": {"L": draw(moments(150, 200))},
        "waived": [{"link": "A>B-2", "why": draw(PLAIN_WORDS), "by": draw(PLAIN_WORDS)}],
        "steps": {"A": draw(facts()), "B-2": {**draw(facts()), "option": "slowly"}, "no": {}},
        "events": {draw(st.sampled_from(["ill", "no", "1", "a b"])): event},
    }
    with in_zone(CAMPAIGN.zone):
        return Progress.model_validate(data)


@settings(deadline=None, max_examples=30)
@given(progress=all_progress())
def test_written_progress_is_read_back_the_same(progress):
    """Facts, pins, waived links and events of every kind, also in an hour that comes twice."""
    assert validate_progress(progress, CAMPAIGN) == []
    text = progress_text(progress, CAMPAIGN, comment="A # comment\nof two lines")

    draft = parse_progress_yaml(text.encode(), "progress.yaml", CAMPAIGN)

    assert draft.problems == ()
    assert draft.require() == progress


def test_lines_look_like_those_of_planners():
    """A step on a line of its own, dates without quotes, yes for true."""
    steps = {"A": {"started": "2025-10-20T08:00", "remaining": "90min", "people_stay": True}}
    progress = Progress.model_validate({"data_date": DATA_DATE, "freeze": "1d", "steps": steps})

    assert progress_text(progress, CAMPAIGN, remarks={"A": "planned"}) == (
        "format: 1\ndata_date: 2025-10-26T12:00\nfreeze: 24h\nsteps:\n"
        "  A: {started: 2025-10-20T08:00, remaining: 1h30, people_stay: yes}  # planned\n"
    )


def test_date_within_words_keeps_its_quotes():
    """Only dates that are values are freed of quotes."""
    note = "he said '2025-10-20T08:00', they say"
    steps = {"A": {"started": "2025-10-20T08:00", "note": note}}
    progress = Progress.model_validate({"data_date": DATA_DATE, "steps": steps})

    text = progress_text(progress, CAMPAIGN)

    draft = parse_progress_yaml(text.encode(), "progress.yaml", CAMPAIGN)
    assert draft.require().facts_of("A").note == note


def test_what_no_file_can_say_is_not_written():
    """A control character in a note would not come back."""
    steps = {"A": {"started": "2025-10-20T08:00", "note": "bell \x07"}}
    progress = Progress.model_validate({"data_date": DATA_DATE, "steps": steps})

    with pytest.raises(ExportError, match="holds what a progress file cannot say"):
        progress_text(progress, CAMPAIGN)
