"""Change a campaign and plan it again: what would one more test director at night be worth."""

import scheduler

plan = scheduler.plan("task_graphs/cargo-launcher.yaml", "surge", baseline=False)
directors = plan.situation.campaign.crews["DIR"].people["third"]
changed = scheduler.what_if(plan, f"crew.DIR.third={directors + 1}")
print(changed)
