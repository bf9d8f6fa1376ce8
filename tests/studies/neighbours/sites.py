"""Random small sites with neighbours that may move, each move made by hand on the hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from hypothesis import strategies as st

from tests.brute_force import BruteForce
from tests.builders import PLAN, make_campaign, make_task
from tests.planning.campaigns import sometimes

BEGIN = datetime.fromisoformat("2025-11-10T00:00")
HORIZON = 108


@dataclass(frozen=True)
class Visit:
    """A step of a neighbour within some hours, or at an hour, with its other hours and price."""

    name: str
    flow: str
    hours: int
    purpose: str
    first: int
    last: int
    other: tuple[int, int, int] | None
    after: str = ""

    def window(self, first, last):
        """Return a window by hours since the start."""
        return {"for": self.purpose, "from": moment(first), "to": moment(last)}

    def task(self, first):
        """Return the step, at an hour or in its window."""
        dated = {"at": moment(first)} if self.purpose == "at" else {"windows": [f"W{self.name}"]}
        after = [self.after] if self.after else []
        crew = {"MEC": 1}
        return make_task(
            self.name, f"{self.hours}h", flow=self.flow, crew=crew, after=after, **dated
        )


@dataclass(frozen=True)
class Moves:
    """How far a neighbour may move, in days and hours."""

    later: int
    earlier: int
    per_day: int
    notice: int


@dataclass(frozen=True)
class Site:
    """Own steps beside those of neighbours."""

    own: tuple[tuple[str, int, bool, tuple[str, ...]], ...]
    visits: tuple[Visit, ...]
    moves: dict[str, Moves]
    people: int

    def campaign(self, spans=None, *, moves=True):
        """Return the campaign with the visits within other hours, with or without moves."""
        spans = spans or {x.name: (x.first, x.last) for x in self.visits}
        visits = [x.task(spans[x.name][0]) for x in self.visits]
        own = [
            make_task(name, f"{hours}h", crew={"MEC": 1}, pausable=pausable, after=list(after))
            for name, hours, pausable, after in self.own
        ]
        flows = {flow: {"neighbour": True} for flow in self.moves}
        if moves:
            flows = {flow: {"neighbour": True, "moves": self.stated(flow)} for flow in self.moves}
        return make_campaign(
            *visits,
            *own,
            start=moment(0),
            horizon=f"{HORIZON}h",
            shifts={"day": "08:00-16:00"},
            crews={"MEC": {"day": self.people}},
            windows={
                f"W{x.name}": x.window(*spans[x.name]) for x in self.visits if x.purpose != "at"
            },
            flows=flows,
        )

    def stated(self, flow):
        """Return the moves of a neighbour as a task graph states them."""
        own = self.moves[flow]
        return {
            "later": f"{own.later}d",
            "earlier": f"{own.earlier}d",
            "per_day": own.per_day,
            "notice": f"{own.notice}h",
            "squeeze": {
                f"W{x.name}": {
                    "from": moment(x.other[0]),
                    "to": moment(x.other[1]),
                    "price": x.other[2],
                }
                for x in self.visits
                if x.flow == flow and x.other is not None
            },
        }

    def by_hand(self):
        """Yield the price of each permitted move with the hours of every visit."""
        flows = [list(self.of_flow(flow)) for flow in self.moves]
        for parts in product(*flows):
            yield sum(price for price, _ in parts), {k: v for _, x in parts for k, v in x.items()}

    def of_flow(self, flow):
        """Yield the price of what a neighbour may do, with the hours of its visits."""
        own = [x for x in self.visits if x.flow == flow]
        moves = self.moves[flow]
        choices = [(False, True) if x.other is not None else (False,) for x in own]
        for days, flags in product(range(-moves.earlier, moves.later + 1), product(*choices)):
            price, spans, is_told = abs(days) * moves.per_day, {}, True
            for visit, is_other in zip(own, flags, strict=True):
                old = (visit.first, visit.last)
                new = (old[0] + 24 * days, old[1] + 24 * days)
                if is_other and visit.other is not None:
                    price += visit.other[2]
                    new = visit.other[:2]
                spans[visit.name] = new
                is_told &= old == new or min(old[0], new[0]) >= moves.notice
            if is_told:
                yield price, spans


def moment(hour):
    """Return an hour since the start as a date and time."""
    return f"{BEGIN + timedelta(hours=hour):%Y-%m-%dT%H:%M}"


def best_launch(campaign):
    """Return the earliest launch in hours by brute force, nothing if there is no plan."""
    brute_force = BruteForce(campaign, campaign.resolve_scenario(PLAN))
    if not all(brute_force.choices.values()):
        return None
    best = brute_force.search()
    return None if best is None else best.launch


@st.composite
def visits(draw, name, flow, after):
    """Draw a step of a neighbour on one of the first days."""
    hours = draw(st.integers(4, 7))
    purpose = draw(st.sampled_from(("run", "run", "run", "start", "end", "at")))
    first = 24 * draw(st.integers(0, 1)) + draw(st.sampled_from((8, 8, 9)))
    last = first + draw(st.sampled_from((hours, 8 if purpose == "end" else hours)))
    other = 24 * draw(st.integers(0, 2)) + draw(st.sampled_from((8, 12, 13)))
    squeeze = (other, other + draw(st.sampled_from((hours, 12))), draw(st.sampled_from((0, 10))))
    if purpose == "at":
        return Visit(name, flow, hours, purpose, first, first, None, after)
    return Visit(
        name, flow, hours, purpose, first, last, draw(sometimes(st.just(squeeze), of=2)), after
    )


@st.composite
def sites(draw):
    """Draw two or three own steps, the last of them the launch, and one or two neighbours."""
    names = ("A", "B", "L")[-draw(st.integers(2, 3)) :]
    own = tuple(
        (
            name,
            draw(st.integers(5, 8)),
            draw(sometimes(st.just(value=True), otherwise=False)),
            names[:-1] if name == "L" else (),
        )
        for name in names
    )
    flows = ("guest", "other")[: draw(st.sampled_from((1, 1, 2)))]
    found = [draw(visits("X", "guest", ""))]
    if draw(st.booleans()):
        found.append(draw(visits("Y", flows[-1], "X" if len(flows) == 1 else "")))
    moves = {
        flow: Moves(
            later=draw(st.sampled_from((1, 1, 2, 0))),
            earlier=draw(st.integers(0, 1)),
            per_day=draw(st.sampled_from((0, 10, 25))),
            notice=draw(st.sampled_from((0, 0, 0, 0, 8, 30))),
        )
        for flow in flows
    }
    return Site(own, tuple(found), moves, 1)
