"""When vehicles stand by in a plan by hours, without any code of the planner."""

HOUR = 60


def standby_by_hours(brute_force, runs):
    """Return the sum of hours at which vehicles stand by for another, but for the first to go."""
    campaign = brute_force.campaign
    named = list(campaign.vehicles) if campaign.cover is None else campaign.cover.vehicles
    going = {name: each.launch for name, each in campaign.vehicles.items() if each.launch}
    first = [
        name
        for name, launch in going.items()
        if all(waits_for(campaign, other, launch) for other in going.values() if other != launch)
    ]
    ends = {run.task.id: run.end for run in runs}
    total = 0
    for name in set(named) - set(first[:1]):
        standby, flows = campaign.vehicles[name].standby, campaign.vehicles[name].flows
        own = [
            end
            for step, end in ends.items()
            if step == standby.step
            or (campaign.tasks[step].flow in flows and standby.tag in campaign.tasks[step].tags)
        ]
        total += max(own, default=0) * HOUR
    return total


def waits_for(campaign, step, other):
    """Say whether a step comes after another by links, one by one."""
    sources = [
        link.task for link in (*campaign.tasks[step].after, *campaign.tasks[step].usually_after)
    ]
    return other in sources or any(waits_for(campaign, each, other) for each in sources)
