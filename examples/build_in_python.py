"""Write a campaign down in Python instead of YAML, and plan it."""

import scheduler
from scheduler.planning.solve import solve

# A campaign with a mistake, such as an unknown name or a circle, would be an InputError here.
campaign = scheduler.Campaign.model_validate(
    {
        "name": "Sounding rocket",
        "start": "2026-05-04T08:00",
        "time_zone": "Europe/Stockholm",
        "launch": "count",
        "shifts": {"day": "08:00-16:00"},
        "crews": {"TEAM": {"people": {"day": 4}}},
        "facilities": {"RAIL": {"room": 1}},
        # Lengths are texts as in a file, or timedeltas; numbers have a unit in ``hours`` alone.
        "tasks": {
            "motor": {"hours": 5, "crew": {"TEAM": 3}, "facility": "RAIL"},
            "payload": {"hours": "6h", "crew": {"TEAM": 2}, "test": True},
            "mate": {"hours": "2h", "crew": {"TEAM": 4}, "after": ["motor", "payload"]},
            "count": {"hours": "3h", "crew": {"TEAM": 4}, "facility": "RAIL", "after": "mate+1h"},
        },
        "scenarios": {"plan": {"week": "mon-fri"}},
    }
)
situation = scheduler.prepare(campaign, campaign.resolve_scenario("plan"))
result = solve(situation)

print(f"{campaign.name}: {result.status}")
for step in sorted(result.require_schedule().tasks.values(), key=lambda step: step.start):
    start, end = situation.axis.moment(step.start), situation.axis.moment(step.end)
    print(f"{step.id:8} {start:%a %H:%M} to {end:%a %H:%M}")
