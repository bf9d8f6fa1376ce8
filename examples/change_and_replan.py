"""Change a campaign and plan it again: what would one more test director at night be worth."""

from pathlib import Path

import scheduler
from scheduler.planning.solve import solve


def launch_in_days(campaign: scheduler.Campaign, scenario: str) -> float:
    """Return the earliest launch of a scenario in days since the start."""
    situation = scheduler.prepare(campaign, campaign.resolve_scenario(scenario))
    schedule = solve(situation).require_schedule()
    return schedule[situation.launch].end / (24 * 60)


campaign, _ = scheduler.load(Path("task_graphs/cargo-launcher.yaml"))
directors = campaign.crews["DIR"]
people = {**directors.people, "third": directors.people["third"] + 1}
more = directors.replace(people=people)
changed = campaign.replace(crews={**campaign.crews, "DIR": more})

print(f"as staffed:             launch after {launch_in_days(campaign, 'surge'):.1f} d")
print(f"one more test director: launch after {launch_in_days(changed, 'surge'):.1f} d")
