"""Links, events and limits as planners write them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from scheduler.model.link import Event, Limit, Link, LinkKind, Point, parse_event, parse_link


@pytest.mark.parametrize(
    ("text", "task", "kind", "lag", "working"),
    [
        ("F06", "F06", "FS", 0, False),
        ("F06+12h", "F06", "FS", 720, False),
        ("F06 +12h", "F06", "FS", 720, False),
        ("F06-12h", "F06", "FS", -720, False),
        ("F06 - 30min", "F06", "FS", -30, False),
        ("H05 SS+1h", "H05", "SS", 60, False),
        ("H05 FF", "H05", "FF", 0, False),
        ("H05 SF+2d", "H05", "SF", 2880, False),
        ("H05 FS-2h working", "H05", "FS", -120, True),
        ("VAB-E", "VAB-E", "FS", 0, False),
        ("VAB-2", "VAB-2", "FS", 0, False),
        ("pad.b/lox:1", "pad.b/lox:1", "FS", 0, False),
        ("  F06 ", "F06", "FS", 0, False),
    ],
)
def test_link_text_is_read(text, task, kind, lag, working):
    """A name, a type, a lag and the word working; a name keeps its own hyphens."""
    link = Link(**parse_link(text))

    assert (link.task, str(link.type), link.lag, link.working) == (task, kind, lag, working)


@pytest.mark.parametrize("text", ["", "F06 XX", "F06++2h", "F06 SS SS", "a b", "+2h", "F06 later"])
def test_other_texts_are_no_links(text):
    """What is no link is refused with an example."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_link(text)
    assert caught.value.type == "bad-link"


names = st.from_regex(r"[A-Za-z][A-Za-z0-9_.]{0,8}", fullmatch=True).filter(
    lambda name: not name.endswith(".")
)


@given(
    task=names,
    kind=st.sampled_from(LinkKind),
    lag=st.integers(-5000, 5000),
    working=st.booleans(),
)
def test_written_link_reads_back(task, kind, lag, working):
    """The text of a link means the same link."""
    link = Link(task=task, type=kind, lag=timedelta(minutes=lag), working=working)

    assert Link(**parse_link(str(link))) == link


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("FS", Point.END, Point.START),
        ("SS", Point.START, Point.START),
        ("FF", Point.END, Point.END),
        ("SF", Point.START, Point.END),
    ],
)
def test_letters_name_the_ends(kind, first, second):
    """The first letter is the predecessor's end, the second the successor's."""
    link = LinkKind(kind)

    assert (link.from_point, link.to_point) == (first, second)


def test_event_is_a_task_and_an_end():
    """The last word is the end, the rest the task."""
    assert Event(**parse_event("G06 end")) == Event(task="G06", point=Point.END)
    assert Event(**parse_event(" launch  start ")) == Event(task="launch", point=Point.START)


@pytest.mark.parametrize("text", ["end", "G06", "G06 finish", ""])
def test_other_texts_are_no_events(text):
    """Without a task or an end there is no event."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_event(text)
    assert caught.value.type == "bad-event"


def test_limit_reads_as_a_sentence():
    """A limit names both events and the longest time between them."""
    limit = Limit.model_validate({"from": "G06 end", "to": "launch end", "max": "20h"})

    assert str(limit) == "G06 end to launch end within 20 h"
