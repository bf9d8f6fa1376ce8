"""The plan: everything known about one solved campaign; what exports write and draw."""

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.analyse.driving.chain import ChainPiece, driving_chain
from scheduler.analyse.driving.driver import Driver
from scheduler.analyse.driving.drivers import Drivers
from scheduler.analyse.driving.near_critical import NearChain, near_critical_chains
from scheduler.analyse.driving.waiting import Wait, waits
from scheduler.analyse.floats.due_dates import DueDate, due_date, due_dates
from scheduler.analyse.floats.floats import Float, floats
from scheduler.analyse.floats.retiming import relations
from scheduler.analyse.kept.integrity import Integrity, integrity
from scheduler.analyse.launches import LiftOff, lift_offs
from scheduler.analyse.loads.duty import DutyReport, duty_report
from scheduler.analyse.loads.effort import Effort, effort
from scheduler.analyse.loads.load import Load, crew_loads, facility_loads
from scheduler.analyse.replanning.replan import Replan
from scheduler.analyse.resource_order.partial_order import PartialOrder, partial_order
from scheduler.analyse.sources import Graph
from scheduler.analyse.vehicles.gaps import CoverGap, cover_gaps
from scheduler.analyse.vehicles.states import VehicleStates, vehicle_states
from scheduler.calendars.situation.choices import ChosenSituation, chosen
from scheduler.calendars.situation.situation import Situation
from scheduler.cpm.times import Dates, network_times
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.planning.interface.options import SolveOptions
from scheduler.planning.interface.result import SolveResult
from scheduler.schedule.scheduled import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """
    The way of working that a plan is compared with.

    ``strict_serial`` is the launch when strictly one step is done at a time, if that is possible.
    """

    situation: ChosenSituation
    result: SolveResult
    strict_serial: Minutes | None

    @property
    def schedule(self) -> Schedule:
        """The schedule of the baseline."""
        return self.result.require_schedule()

    @property
    def launch_minute(self) -> Minutes:
        """The launch of the baseline in minutes since the campaign start."""
        return self.schedule[self.situation.launch].end


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPlan:
    """
    One solved campaign, explained.

    ``chain`` runs from the campaign start to launch without a gap; ``drivers`` name the reason for
    every start; ``dates`` are the network's early and late dates without crews and rooms.
    ``order`` is the resource order, on which ``floats`` are measured; ``near_critical`` ranks the
    chains of steps by float. ``waits`` say who waits for a crew, a place, a cleared zone or a hold.
    ``duty`` is nothing where no duty rules are stated, ``replan`` nothing where no plan was
    announced before.
    """

    graph: Graph
    situation: ChosenSituation
    options: SolveOptions
    result: SolveResult
    dates: Mapping[TaskId, Dates]
    drivers: Mapping[TaskId, Driver]
    chain: tuple[ChainPiece, ...]
    order: PartialOrder
    floats: Mapping[TaskId, Float]
    near_critical: tuple[NearChain, ...]
    waits: tuple[Wait, ...]
    crews: tuple[Load, ...]
    facilities: tuple[Load, ...]
    integrity: Integrity
    duty: DutyReport | None
    effort: Effort
    baseline: Baseline | None
    replan: Replan | None = None

    def __repr__(self) -> str:
        return f"Plan({self.situation!r}, {self.result!r})"

    @property
    def schedule(self) -> Schedule:
        """The schedule of the plan."""
        return self.result.require_schedule()

    @property
    def launch_minute(self) -> Minutes:
        """Launch in minutes since the campaign start."""
        return self.schedule[self.situation.launch].end

    @property
    def launches(self) -> tuple[LiftOff, ...]:
        """The lift-offs in order of time, each with its margin to its own target."""
        return lift_offs(self.situation, self.schedule)

    @property
    def vehicles(self) -> tuple[VehicleStates, ...]:
        """When each vehicle of the site is built, stands by, is called and lifts off."""
        return vehicle_states(self.situation, self.schedule)

    @property
    def cover(self) -> tuple[CoverGap, ...]:
        """What each vehicle leaves without another on standby once it is called, or launches."""
        return cover_gaps(self.situation.campaign, self.vehicles)

    @property
    def due(self) -> tuple[DueDate, ...]:
        """The steps with a due date, the first one due first, each with its float towards it."""
        return due_dates(self.situation, self.schedule)

    def due_of(self, task_id: TaskId) -> DueDate | None:
        """Return the due date of a step, if it has one."""
        return due_date(self.situation, self.schedule, task_id)

    @property
    def chain_tasks(self) -> frozenset[TaskId]:
        """The tasks on the driving chain."""
        return frozenset(piece.task for piece in self.chain if not piece.is_freed)

    @property
    def critical_tasks(self) -> frozenset[TaskId]:
        """The steps without float: any later end moves launch."""
        return frozenset(task_id for task_id, own in self.floats.items() if own.is_critical)

    @property
    def saved_minutes(self) -> Minutes | None:
        """Minutes by which the plan launches before its baseline."""
        return None if self.baseline is None else self.baseline.launch_minute - self.launch_minute


def analyse(
    graph: Graph,
    situation: Situation,
    options: SolveOptions,
    result: SolveResult,
    baseline: Baseline | None = None,
    announced: Mapping[TaskId, Minutes] | None = None,
) -> ExplainedPlan:
    """
    Explain the schedule of a result; ``announced`` are starts of which it was to change few.

    Where tasks can be done in several ways, the situation of the plan is the one in which each is
    done as in the schedule.
    """
    schedule = result.require_schedule()
    taken = chosen(situation, schedule.options)
    has_preference = result.preference is not None
    drivers = Drivers(taken, schedule, has_preference=has_preference, announced=announced)
    chain = driving_chain(drivers)
    order = partial_order(taken, schedule)
    own_floats = floats(order)
    duty = duty_report(taken, schedule)
    return ExplainedPlan(
        graph=graph,
        situation=taken,
        options=options,
        result=result,
        dates=network_times(taken),
        drivers=drivers.all(),
        chain=chain,
        order=order,
        floats=own_floats,
        near_critical=near_critical_chains(order, relations(order), own_floats, drivers.all()),
        waits=waits(drivers, frozenset(piece.task for piece in chain)),
        crews=crew_loads(taken, schedule),
        facilities=facility_loads(taken, schedule),
        integrity=integrity(taken, schedule, duty),
        duty=duty,
        effort=effort(taken, schedule),
        baseline=baseline,
    )
