"""Random campaigns in which many steps share few people and places."""

from typing import Any

from hypothesis import strategies as st

from scheduler.model.link import Limit
from scheduler.model.task import Task
from tests.builders import make_campaign, make_task

CREWS, PLACES = ("MEC", "ELE"), ("HALL", "PAD")
KINDS = ("plain", "pausable", "pausable", "elapsed", "all_hands")


@st.composite
def busy_campaigns(draw):
    """Draw a campaign of up to eight steps that a plan always has room for."""
    made: list[Task] = []
    for number in range(draw(st.integers(4, 8))):
        made.append(step(draw, f"S{number}", [task.id for task in made]))
    last = [task.id for task in made if draw(st.integers(1, 3)) > 1]
    launch = make_task("L", "1h", elapsed=True, after=last, windows=draw(st.sampled_from(LAUNCH)))
    return make_campaign(
        *made,
        launch,
        start="2025-11-10T08:00",
        horizon="40d",
        shifts={"day": "08:00-16:00", "late": "14:00-22:00"},
        crews={crew: {"day": draw(st.integers(2, 3)), "late": 2} for crew in CREWS},
        facilities={place: {"room": draw(st.sampled_from((1, 1, 2)))} for place in PLACES},
        hazards={"lift": {"scope": "site", "clears": True}},
        holds=holds(draw, made, last),
    )


@st.composite
def limited_campaigns(draw):
    """Draw a busy campaign with a limit or two up to launch."""
    campaign = draw(busy_campaigns())
    names = [step for step in campaign.tasks if step != campaign.launch]
    return campaign.altered({"limits": tuple(limits(draw, names))})


def limits(draw, names):
    """Draw limits that begin with a step and end with launch."""
    for _ in range(draw(st.integers(1, 2))):
        source, hours = draw(st.sampled_from(names)), draw(st.sampled_from((20, 40, 80, 120)))
        first, last = (draw(st.sampled_from(("start", "end"))) for _ in range(2))
        yield Limit.model_validate(
            {"from": f"{source} {first}", "to": f"L {last}", "max": f"{hours}h"}
        )


LAUNCH = ((), ({"for": "end", "daily": "12:00"},))


def step(draw, name, earlier):
    """Draw a step that may follow earlier ones."""
    kind = draw(st.sampled_from(KINDS))
    fields: dict[str, Any] = {} if kind == "plain" else {kind: True}
    if kind != "elapsed":
        crews = draw(st.lists(st.sampled_from(CREWS), unique=True, max_size=2))
        fields["crew"] = {crew: draw(st.integers(1, 2)) for crew in crews}
    fields["facility"] = draw(st.sampled_from((None, *PLACES)))
    if draw(st.integers(1, 8)) == 8:
        fields["hazards"] = ("lift",)
    if earlier:
        fields["after"] = draw(st.lists(st.sampled_from(earlier), unique=True, max_size=2))
    return make_task(name, f"{draw(st.integers(1, 7))}h", **fields)


def holds(draw, made, last):
    """Draw a hold of a place from a step until launch, if that follows it, now and then."""
    first = draw(st.sampled_from(made)).id
    place = draw(st.sampled_from(PLACES))
    if draw(st.integers(1, 3)) < 3:
        return ()
    linked = {first}
    for task in made:
        if linked & {link.task for link in task.after}:
            linked.add(task.id)
    if not linked.intersection(last):
        return ()
    inside = [task.id for task in made if task.id in linked and place in task.places]
    return ({"facility": place, "from": first, "to": "L", "steps": inside},)
