"""Write a campaign down in Python instead of YAML, and solve it."""

import scheduler

builder = scheduler.CampaignBuilder(
    "Sounding rocket", start="2026-05-04T08:00", time_zone="Europe/Stockholm"
)
builder.add_shift("day", "08:00-16:00")
team = builder.add_crew("TEAM", people=4)
rail = builder.add_facility("RAIL", room=1)
motor = builder.add_task("motor", hours=5, crew={team: 3}, facility=rail)
payload = builder.add_task("payload", hours=6, crew={team: 2}, test=True)
mate = builder.add_task("mate", hours=2, crew={team: 4}, after=[motor, payload])
count = builder.add_task("count", hours=3, crew={team: 4}, facility=rail)
builder.add_link(mate, count, lag="1h")
builder.add_scenario("plan", week="mon-fri")

solution = scheduler.solve(builder.build(launch=count), time_limit=10)
print(f"Sounding rocket: {solution.status}")
for step, row in solution.to_frame().iterrows():
    print(f"{step:8} {row.start:%a %H:%M} to {row.end:%a %H:%M}")
