"""Links: a successor waits for its predecessor."""

from collections.abc import Iterator

from ortools.sat.python.cp_model import BoolVarT, Constraint, CpModel, IntVar

from scheduler.calendars.clock.intervals import Intervals
from scheduler.calendars.facts.off_grid import least_ticks
from scheduler.calendars.rules.links import TimedLink
from scheduler.calendars.situation.situation import Situation
from scheduler.planning.encoding.variables import ModeVariables, Variables


def add_links(situation: Situation, model: CpModel, variables: Variables) -> None:
    r"""
    Keep every link, lag included.

    With events :math:`x_i` of the source and :math:`y_j` of the target and lag :math:`l`,

    .. math:: x_i + l \leq y_j,

    and for working lags :math:`W_j(x_i) + l \leq W_j(y_j)`, where :math:`W_j` counts the working
    ticks of the target before an instant.
    """
    counts = WorkedBefore(model, variables)
    for link in situation.links:
        keep(link, model, variables, counts)


class WorkedBefore:
    """Working ticks of the modes of tasks before instants, each counted once."""

    def __init__(self, model: CpModel, variables: Variables) -> None:
        self.model = model
        self.variables = variables
        self.counts: dict[tuple[int, int], IntVar] = {}

    def __call__(self, mode: ModeVariables, minute: IntVar) -> IntVar:
        """Return the working ticks of a mode before an instant."""
        key = (mode.spans[0].index, minute.index)
        if key not in self.counts:
            working = mode.job.working
            self.counts[key] = _worked_before(self.model, self.variables, working, minute)
        return self.counts[key]


def keep(
    link: TimedLink,
    model: CpModel,
    variables: Variables,
    counts: WorkedBefore,
    unless: IntVar | None = None,
) -> None:
    """Keep a link, unless a literal says that it is set aside."""
    cause, event = events(link, variables)
    lag = least_ticks(variables.situation, link)
    free = () if unless is None else (~unless,)
    if not link.working:
        _enforce(model.add(cause + lag <= event), free)
        return
    for mode in variables.modes(link.target):
        chosen = () if mode.present is None else (mode.present,)
        _enforce(model.add(counts(mode, cause) + lag <= counts(mode, event)), (*free, *chosen))


def _enforce(kept: Constraint, literals: tuple[BoolVarT, ...]) -> None:
    if literals:
        kept.only_enforce_if(*literals)


def events(link: TimedLink, variables: Variables) -> tuple[IntVar, IntVar]:
    """Return the event of the source that a link looks at, and that of the target it holds back."""
    source, target = variables.job(link.source), variables.job(link.target)
    cause = source.start if link.kind.from_point == "start" else source.end
    return cause, target.end if link.holds_end else target.start


def _worked_before(
    model: CpModel, variables: Variables, working: Intervals, minute: IntVar
) -> IntVar:
    """Return the working ticks before an instant: a piecewise linear function of it."""
    total = sum(end - start for start, end in working)
    count = model.new_int_var(0, variables.ticks(total), f"worked before {minute.name}")
    last = max(minute.proto.domain)
    literals = []
    for start, end, before, slope in _pieces(variables, working, last):
        chosen = model.new_bool_var("")
        literals.append(chosen)
        model.add(minute >= start).only_enforce_if(chosen)
        model.add(minute <= end).only_enforce_if(chosen)
        model.add(count == before + slope * (minute - start)).only_enforce_if(chosen)
    model.add_exactly_one(literals)
    return count


def _pieces(
    variables: Variables, working: Intervals, last: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield first tick, last tick, worked ticks before and slope of each piece up to ``last``."""
    here = before = 0
    for start, end in working:
        opens, closes = variables.ticks(start), variables.ticks(end)
        if opens > last:
            break
        if opens > here:
            yield here, opens - 1, before, 0
        yield opens, closes - 1, before, 1
        before += closes - opens
        here = closes
    yield here, max(last, here), before, 0
