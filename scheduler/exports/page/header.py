"""The head of a chart: what is planned, when it launches, what it saves, how sure that is."""

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.analyse.plan import ExplainedPlan
from scheduler.exports.page.chart import Box, Ruler, Shape, Words, fit_size, shorten, wrap
from scheduler.exports.page.time import moment_text
from scheduler.formats.risk.document import RiskDocument
from scheduler.model.notation.durations import format_days
from scheduler.planning.interface.result import Status, Stop
from scheduler.wording.changes.launch_moves import saved_text
from scheduler.wording.quantities import count_of
from scheduler.wording.risk.chances import count_text, date_or_never, share_text
from scheduler.wording.risk.sentences import WISHED
from scheduler.wording.verdicts.margins import margin_label
from scheduler.wording.verdicts.proofs import NO_EARLIER, none_before

HEIGHT = 48.0
TILE_GAP = 5.0
TILE_PAD = 4.5
TITLE_SIZES = (16.0, 14.5, 13.0)
SCENARIO = 10.0
VALUE_SIZES = (11.0, 10.0, 9.5, 9.0)
CAPTION = 9.0
DETAIL = 9.0
LEAD = 10.2
MOST_TILES = 5
TITLE_SHARE = 0.235


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure of the header."""

    caption: str
    value: str
    detail: str


def tiles(plan: ExplainedPlan, risk: RiskDocument | None = None) -> tuple[Tile, ...]:
    """
    Return the figures of a plan: launch, days saved, margin, verdict, chance, what was kept.

    Where there is no room for all, what was kept whole is left to the foot of the page.
    """
    chance = None if risk is None else _chance(plan, risk)
    given = (_launch(plan), _saved(plan), _margin(plan), _verdict(plan), chance)
    found = tuple(tile for tile in given if tile is not None)
    has_room = len(found) < MOST_TILES or not plan.integrity.is_whole
    return (*found, _kept(plan)) if has_room else found


def header_shapes(
    plan: ExplainedPlan,
    left: float,
    right: float,
    top: float,
    ruler: Ruler,
    risk: RiskDocument | None = None,
) -> Iterator[Shape]:
    """Yield title and tiles between two abscissae, with the chance of launch if it is known."""
    shown = tiles(plan, risk)
    room = (right - left) * TITLE_SHARE
    yield from _title(plan, (left, top, room - 10), ruler)
    width = (right - left - room - TILE_GAP * (len(shown) - 1)) / len(shown)
    for number, tile in enumerate(shown):
        x = left + room + number * (width + TILE_GAP)
        yield from _tile(tile, (x, top, width), ruler)


def _title(plan: ExplainedPlan, place: tuple[float, float, float], ruler: Ruler) -> Iterator[Shape]:
    x, top, room = place
    name, own = plan.situation.campaign.name, plan.situation.scenario
    scenario = own.title if own.title != own.id else f"scenario {own.id}"
    size = fit_size(name, room, TITLE_SIZES, ruler)
    lines = wrap(name, room, (size, True), ruler, 2)
    for number, line in enumerate(lines):
        middle = top + size * 0.62 + number * size * 1.25
        yield Words(x=x, y=middle, text=line, size=size, bold=True)
    below = top + size * (0.62 + len(lines) * 1.25) - size * 0.25 + 2
    for number, line in enumerate(wrap(scenario, room, (SCENARIO, False), ruler, 3 - len(lines))):
        yield Words(x=x, y=below + number * 11.5, text=line, size=SCENARIO, role="quiet")


def _tile(tile: Tile, place: tuple[float, float, float], ruler: Ruler) -> Iterator[Shape]:
    x, top, width = place
    room = width - 2 * TILE_PAD
    left = x + TILE_PAD + 1
    yield Box(x=x, y=top, width=width, height=HEIGHT, role="tile")
    yield Box(x=x, y=top, width=2.5, height=HEIGHT, role="tile-mark")
    caption = shorten(tile.caption, room, CAPTION, ruler)
    yield Words(x=left, y=top + 6.5, text=caption, size=CAPTION, role="quiet")
    size = fit_size(tile.value, room, VALUE_SIZES, ruler)
    value = shorten(tile.value, room, size, ruler, bold=True)
    yield Words(x=left, y=top + 18, text=value, size=size, bold=True)
    for number, line in enumerate(wrap(tile.detail, room, (DETAIL, False), ruler, 2)):
        yield Words(x=left, y=top + 30.5 + number * LEAD, text=line, size=DETAIL)


def _launch(plan: ExplainedPlan) -> Tile:
    axis, zone = plan.situation.axis, plan.situation.campaign.time_zone
    return Tile(
        caption="Launch",
        value=moment_text(axis.moment(plan.launch_minute)),
        detail=f"campaign day {axis.day_number(plan.launch_minute)}, {zone} time",
    )


def _saved(plan: ExplainedPlan) -> Tile | None:
    if plan.baseline is None or plan.saved_minutes is None:
        return None
    if plan.baseline.situation.scenario.id == plan.situation.scenario.id:
        return Tile(
            caption="Time to launch",
            value=format_days(plan.launch_minute),
            detail="this is the baseline",
        )
    times = format_days(plan.launch_minute), format_days(plan.baseline.launch_minute)
    return Tile(
        caption="Against the baseline",
        value=saved_text(plan.saved_minutes),
        detail=" instead of ".join(times),
    )


def _margin(plan: ExplainedPlan) -> Tile | None:
    target = plan.situation.target
    if target is None:
        return None
    margin = target - plan.launch_minute
    moment = plan.situation.axis.moment(target)
    return Tile(
        caption="Target", value=margin_label(margin), detail=f"target {moment_text(moment)}"
    )


def _verdict(plan: ExplainedPlan) -> Tile:
    result = plan.result
    if result.status is Status.OPTIMAL:
        return Tile(
            caption="Verdict",
            value="Proved optimal",
            detail=NO_EARLIER,
        )
    bound = moment_text(plan.situation.axis.moment(result.bound_minute))
    return Tile(
        caption="Verdict",
        value="Interrupted" if result.stop is Stop.INTERRUPTED else "Not proved",
        detail=none_before(bound, plan),
    )


def _chance(plan: ExplainedPlan, risk: RiskDocument) -> Tile:
    """Return how sure launch is, beside the proof that none is earlier."""
    likely = f"P80 {date_or_never(plan.situation.axis, risk.launch_with(WISHED))}"
    return Tile(
        caption=f"Chance, {count_text(risk.draws)}",
        value=f"{share_text(risk.announced.share)} sure",
        detail=f"{likely}; {risk.policy}",
    )


def _kept(plan: ExplainedPlan) -> Tile:
    kept = plan.integrity
    done = f"; {count_of(len(kept.done), 'step')} done before" if kept.done else ""
    after = f"; {count_of(len(kept.after), 'step')} after launch" if kept.after else ""
    tests = f"{kept.tests_kept} of {count_of(kept.tests, 'test')} in full"
    return Tile(
        caption="Nothing cut" if kept.is_whole else "Not whole",
        value=f"{kept.steps_kept} of {kept.steps} steps",
        detail=f"{tests if kept.tests else 'no tests due'}{after}{done}",
    )
