"""Random risks of random campaigns, every kind of the risk file among them."""

from hypothesis import strategies as st

from tests.planning.campaigns import CREWS, PLACES

CHANCE = 0.6
PERIOD = {"from": "2025-11-10T06:00", "to": "2025-11-19T20:00"}


@st.composite
def risks(draw, campaign, *, is_scrubbed_by_weather=True):
    """Draw what may happen in a campaign: hours, mishaps, absences, weather and attempts."""
    names = [step for step in campaign.tasks if step != campaign.launch]
    found = {
        "hours": [hours(draw)],
        "overrun": draw(st.sampled_from((None, None, "1h", "3h"))),
        "events": {
            f"mishap {n}": mishap(draw, campaign, n) for n in range(draw(st.integers(0, 3)))
        },
        "weather": weather(draw, names),
    }
    if draw(st.booleans()):
        no_go = "30%" if is_scrubbed_by_weather else "0%"
        found["launch"] = attempts(draw, names, no_go)
    sources = {limit.from_event.task for limit in campaign.limits} & set(names)
    found["expired"] = {step: [step] for step in sorted(sources) if draw(st.booleans())}
    return found


def hours(draw):
    """Draw one range for all steps."""
    longest = draw(st.sampled_from((1, 1.2, 2, 4)))
    return {"steps": "all", "factors": [0.5, 1, longest], "shape": "uniform"}


def mishap(draw, campaign, number):
    """Draw a mishap at some event or in some period."""
    if draw(st.booleans()):
        return {"chance": CHANCE, **PERIOD, "for": draw(lengths()), **taken(draw, campaign)}
    names = sorted(campaign.tasks)
    trigger, point = draw(st.sampled_from(names)), draw(st.sampled_from(("start", "end")))
    found = {"chance": CHANCE, "at": f"{trigger} {point}"}
    others = [
        step for step in names if step != campaign.launch and (point == "end" or step != trigger)
    ]
    if others:
        found["redo"] = draw(st.lists(st.sampled_from(others), unique=True, max_size=2))
    if not found.get("redo") or draw(st.booleans()):
        found["add"] = {f"X{number}": added(draw, names)}
    return found


def added(draw, names):
    """Draw work that a mishap adds."""
    crew = {each: draw(st.integers(1, 2)) for each in draw(subsets(CREWS))}
    place = draw(st.sampled_from((None, *PLACES)))
    before = draw(st.lists(st.sampled_from(names), unique=True, max_size=1))
    length = draw(st.integers(1, 6))
    return {"hours": f"{length}h", "crew": crew, "facility": place, "before": before}


def taken(draw, campaign):
    """Draw what an absence takes: people of a crew, a place, or the whole site."""
    kind = draw(st.sampled_from(("people", "people", "closed", "stand_down")))
    if kind == "people":
        left = {draw(st.sampled_from(sorted(campaign.shifts))): draw(st.integers(0, 2))}
        return {"people": {draw(st.sampled_from(CREWS)): left}}
    return (
        {"stand_down": True}
        if kind == "stand_down"
        else {"closed": [draw(st.sampled_from(PLACES))]}
    )


def weather(draw, names):
    """Draw a weather for some steps, now and then."""
    if not names or draw(st.booleans()):
        return {}
    steps = draw(st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=2))
    return {"wind": {"steps": steps, "no_go": "40%", "persistence": 0.3}}


def attempts(draw, names, no_go):
    """Draw how attempts at launch fail, and what is done again."""
    recycle = {"after": draw(lengths())}
    if names:
        recycle["redo"] = draw(st.lists(st.sampled_from(names), unique=True, max_size=2))
    if draw(st.booleans()):
        recycle |= {"in_a_row": draw(st.integers(1, 2)), "then": "50h"}
    return {"attempt": {"no_go": no_go, "technical": "30%"}, "recycle": recycle}


def lengths():
    """Draw how long something takes by the clock."""
    return st.sampled_from(("3h", "10h", "24h", "48h"))


def subsets(names):
    """Draw some of a few names."""
    return st.lists(st.sampled_from(names), unique=True)
