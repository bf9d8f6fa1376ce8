"""
The curve of neighbours: for each price, the earliest launch that their moves make possible.

The cheapest moves come first, and each is asked only for a launch before the best so far. No move
can do more than a campaign in which the neighbours have no dates at all: where that launches no
earlier either, nothing helps, and once it is met, nothing more does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from scheduler.calendars.situation.situation import Situation
from scheduler.model.notation.base import Minutes
from scheduler.model.progress.neighbour_moves import (
    STAYS,
    NeighbourMove,
)
from scheduler.planning.interface.options import Prefer, SolveOptions
from scheduler.planning.interface.result import SolveResult, Status, Stop
from scheduler.planning.search.decision import Answer, Decision, decide
from scheduler.planning.solve import solve
from scheduler.studies.neighbours.movable import MovableSite, StatedSite, require_movable
from scheduler.studies.neighbours.own_launch import neighbour_launches
from scheduler.studies.neighbours.points import NeighbourCurve, NeighbourPoint

OnMove = Callable[[NeighbourMove, int], None]
"""Called with a move that is looked at next, and the number of those after it."""


def ignore(move: NeighbourMove, left: int) -> None:
    """Listen to nothing."""
    del move, left


def neighbour_curve(
    situation: Situation, stays: SolveResult, options: SolveOptions, on_move: OnMove = ignore
) -> NeighbourCurve:
    """
    Return the earliest launch for every price at which neighbours may move.

    Ctrl-C keeps what there is.

    Parameters
    ----------
    situation
        The campaign in the scenario against which neighbours move.
    stays
        The plan in which they stay.
    options
        The time limit holds for each move.
    on_move
        Told of each move that is looked at.

    Raises
    ------
    InputError
        If no neighbour may move.
    """
    require_movable(situation.campaign)
    return curve_of(StatedSite(situation), stays, options, on_move)


def curve_of(
    site: MovableSite,
    stays: SolveResult,
    options: SolveOptions,
    on_move: OnMove = ignore,
    floor: Minutes = 0,
) -> NeighbourCurve:
    """
    Return the earliest launch for every price at which the neighbours of a site may move.

    Parameters
    ----------
    site
        The site, with all that its neighbours may do.
    stays, options, on_move
        As in `neighbour_curve`.
    floor
        A minute before which no plan launches, as was proved elsewhere.
    """
    return _Study(site, stays, options, on_move, floor=floor).run()


@dataclass
class _Study:
    site: MovableSite
    stays: SolveResult
    options: SolveOptions
    on_move: OnMove
    points: list[NeighbourPoint] = field(default_factory=list)
    bounds: list[Minutes] = field(default_factory=list)
    floor: Minutes = 0

    @property
    def moves(self) -> Sequence[NeighbourMove]:
        """All that neighbours may do, the cheapest first."""
        return self.site.moves

    @cached_property
    def situation(self) -> Situation:
        """What is to be planned if they stay."""
        return self.site.situation(STAYS)

    def run(self) -> NeighbourCurve:
        self._note(STAYS, self.situation, self.stays)
        is_complete = self.stays.stop is not Stop.INTERRUPTED
        try:
            if is_complete and len(self.moves) > 1:
                self._look_at_all()
        except KeyboardInterrupt:
            is_complete = False
        return NeighbourCurve(
            situation=self.situation,
            points=tuple(map(self._bounded, self.points)),
            floor=self.floor,
            bound=self._bound_up_to(self.moves[-1].cents),
            permitted=len(self.moves),
            tried=len(self.bounds),
            is_complete=is_complete,
        )

    @property
    def best(self) -> Minutes | None:
        """The earliest launch so far."""
        return self.points[-1].launch

    @property
    def by(self) -> Minutes | None:
        """The last minute at which a launch would be earlier than the best, if there is one."""
        return None if self.best is None else self.best - 1

    @property
    def never(self) -> Minutes:
        """The bound where it is proved that there is no launch at all."""
        return self.situation.horizon + 1

    def _look_at_all(self) -> None:
        """Try the moves, the cheapest first, until nothing can help any more."""
        if self.best is not None and self.best <= self.floor:
            return
        self.floor = max(self.floor, self._earliest())
        for place, move in enumerate(self.moves[1:], start=2):
            if self.best is not None and self.best <= self.floor:
                return
            self.on_move(move, len(self.moves) - place)
            self._try(move)

    def _earliest(self) -> Minutes:
        """Return a minute before which no move of neighbours leads to a launch."""
        free = self.site.freed()
        decision = decide(free, self.by, self.options)
        if decision.answer is Answer.IMPOSSIBLE:
            return self.never if self.best is None else self.best
        return self._bound(self._solved(free, decision))

    def _try(self, move: NeighbourMove) -> None:
        situation = self.site.situation(move)
        decision = decide(situation, self.by, self.options)
        if decision.answer is Answer.IMPOSSIBLE:
            self.bounds.append(self.never if self.best is None else self.best)
        else:
            self._note(move, situation, self._solved(situation, decision))

    def _solved(self, situation: Situation, decision: Decision) -> SolveResult:
        """
        Return the earliest launch of a situation.

        Raises
        ------
        KeyboardInterrupt
            If the search is interrupted.
        """
        options = replace(self.options, settle=0.0, prefer=Prefer.EARLY)
        result = solve(situation, options, known=decision.schedule, floor=self.floor)
        if result.stop is Stop.INTERRUPTED:
            raise KeyboardInterrupt
        return result

    def _bound(self, result: SolveResult) -> Minutes:
        return self.never if result.status is Status.INFEASIBLE else result.bound_minute

    def _note(self, move: NeighbourMove, situation: Situation, result: SolveResult) -> None:
        """Keep what is known of a move: its bound, and a point if it launches earlier."""
        self.bounds.append(self._bound(result))
        launch = result.launch_minute
        if self.points and (launch is None or (self.best is not None and launch >= self.best)):
            return
        if self.points and self.points[-1].move.cents == move.cents:
            self.points.pop()
        schedule = result.schedule
        neighbours = () if schedule is None else neighbour_launches(situation.campaign, schedule)
        self.points.append(
            NeighbourPoint(
                move=move,
                scenario=situation.scenario.id,
                launch=launch,
                bound=0,
                schedule=schedule,
                neighbours=neighbours,
            )
        )

    def _bounded(self, point: NeighbourPoint) -> NeighbourPoint:
        """Return a point with its bound: what no move as cheap or cheaper launches before."""
        bound = self._bound_up_to(point.move.cents)
        return replace(point, bound=bound if point.launch is None else min(bound, point.launch))

    def _bound_up_to(self, cents: int) -> Minutes:
        """Return what no move for so much, or for less, launches before."""
        known = [*self.bounds, *([self.floor] * (len(self.moves) - len(self.bounds)))]
        return min(
            max(bound, self.floor)
            for move, bound in zip(self.moves, known, strict=True)
            if move.cents <= cents
        )
