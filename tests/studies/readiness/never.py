"""What never happens when a vehicle is called, judged from the plan before and the plan after."""


def breaches(plan, at, others, schedule, *, after):
    """
    Return what a plan for a call does that it never may.

    Parameters
    ----------
    plan
        The plan before, with a mission V1, a vehicle V2 and neighbours.
    at
        The minute of the call.
    others
        What the others do.
    schedule
        The plan from the call on.
    after
        Whether V2 may do without its standby while that has not begun.
    """
    campaign = plan.situation.campaign
    found = []
    for step, before in plan.schedule.tasks.items():
        task, now = campaign.tasks[step], schedule.tasks.get(step)
        if before.start < at:
            if before.end > at and (now is None or rest(now, at) != rest(before, at)):
                found.append(f"{step} stopped")
        elif must_stay(campaign, task, others) and now != before:
            found.append(f"{step} moved")
    return found + list(_unready(plan, at, schedule, after=after))


def rest(task, at):
    """Return what of the work of a step in time lies after a minute."""
    return [(max(start, at), end) for start, end in task.pieces if end > at]


def must_stay(campaign, task, others):
    """Whether a step of somebody else has to begin when it was announced."""
    if task.flow in campaign.vehicles["V2"].flows:
        return False
    is_neighbours = not campaign.is_own(task)
    return others == "keep" or is_neighbours or (others == "launch" and task.id == campaign.launch)


def _unready(plan, at, schedule, *, after):
    """Yield that V2 launches without the step that says that it is ready, or before that."""
    campaign = plan.situation.campaign
    standby = campaign.vehicles["V2"].standby.step
    launch = schedule[f"V2/{campaign.launch}"]
    before = plan.schedule.tasks.get(standby)
    if before is None or before.end <= at:
        return
    now = schedule.tasks.get(standby)
    if now is None and not (after and before.start >= at):
        yield f"without {standby}"
    if now is not None and now.end > launch.start:
        yield f"before {standby}"
