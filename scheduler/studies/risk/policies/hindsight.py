"""One draw planned with all of it known beforehand: what knowing would be worth."""

from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import DAY
from scheduler.model.risk.mishap import WeatherRisk
from scheduler.model.risk.risks import Risks
from scheduler.planning.interface.result import Status, Stop
from scheduler.planning.search.judging import require_valid_here
from scheduler.planning.solve import solve
from scheduler.replay.drawn.draws import LATE
from scheduler.replay.drawn.playing import play
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.risk.policies.known_campaign import KnownCampaign
from scheduler.studies.risk.policies.outcomes import SPARE, DrawnCampaign, PolicyOutcome
from scheduler.studies.risk.policies.traced import trace
from scheduler.studies.risk.policies.world import as_draws, weather_of, world_of
from scheduler.studies.risk.preparing.playbooks import playbook_of
from scheduler.studies.risk.sampling import sample


def with_hindsight(case: DrawnCampaign) -> PolicyOutcome:
    """
    Return the launch of a draw that is planned with its hours, mishaps and weather known.

    Technical trouble at launch comes all the same, and is followed by the next attempt. Whoever
    knows all may still keep the order of the plan: launch is never later than by that.

    Raises
    ------
    KeyboardInterrupt
        If the search is interrupted.
    """
    situation = case.situation()
    playbook = playbook_of(situation, case.schedule, case.risks, early=case.early)
    latest = max(run.end for run in trace(playbook, case.world).runs)
    days = -(-max(latest - situation.horizon, 0) // DAY) * DAY
    known = KnownCampaign(
        situation=situation,
        playbook=playbook,
        risks=case.risks,
        world=case.world,
        horizon=situation.horizon + days + SPARE,
    )
    found = solve(known.now, case.options)
    if found.stop is Stop.INTERRUPTED:
        raise KeyboardInterrupt
    if found.schedule is None:
        bound = LATE if found.status is Status.INFEASIBLE else found.bound_minute
        is_open = found.status is not Status.INFEASIBLE
        return PolicyOutcome(
            launch=case.kept,
            bound=min(bound, case.kept),
            searches=1,
            unplanned=1,
            open=int(is_open),
        )
    require_valid_here(known.now, found.schedule)
    launch = min(_attempted(case, known, found.schedule), case.kept)
    return PolicyOutcome(
        launch=launch,
        bound=min(found.bound_minute, launch),
        searches=1,
        open=int(found.status is not Status.OPTIMAL),
    )


def _attempted(case: DrawnCampaign, known: KnownCampaign, schedule: Schedule) -> Minutes:
    """Return when launch succeeds that is first attempted as planned."""
    if case.risks.launch is None or not case.world.technical[0]:
        return schedule[known.now.launch].end
    risks = _without_surprises(case.risks, known)
    playbook = playbook_of(known.now, schedule, risks)
    planned = world_of(playbook, sample(playbook, risks, 1, case.risks.seed), 0)
    drawn = as_draws(planned, playbook)
    drawn.no_go[0] = weather_of(case.world, playbook)
    drawn.technical[0] = case.world.technical
    return int(play(playbook, drawn, keep=False).launches[0])


def _without_surprises(risks: Risks, known: KnownCampaign) -> Risks:
    """Return what may still happen to whoever knows all: weather, and trouble at launch."""
    weather = {
        name: each.altered({"steps": (*each.steps, *_copies(each, known))})
        for name, each in risks.weather.items()
    }
    nothing: dict[str, object] = {"hours": (), "together": (), "events": {}, "expired": {}}
    return risks.altered({**nothing, "weather": weather})


def _copies(weather: WeatherRisk, known: KnownCampaign) -> list[TaskId]:
    return [step for step, work in known.works.items() if work.original in weather.steps]
