"""Random facts of an announced plan up to some minute."""

from datetime import timedelta

from scheduler.calendars.clock.axis import make_axis
from scheduler.model.progress.progress import Progress

HOUR = 60


def facts_of(placed, milestone, now, chance):
    """Return what may be recorded of an announced step by some minute, nothing if it waits."""
    if placed.end <= now:
        return {"started": placed.start, "finished": placed.end}
    if milestone or (placed.start > now and chance.random() > 0.1):
        return {}
    found = {"started": placed.start if placed.start <= now else max(now - HOUR, 0)}
    if placed.start > now or chance.random() < 0.4:
        found["remaining"] = timedelta(hours=chance.randrange(1, 4))
        if chance.random() < 0.5:
            safe = chance.random() < 0.5
            found |= {"suspended": chance.randrange(found["started"], now + 1), "made_safe": safe}
    return found


def recorded(campaign, schedule, now, chance):
    """Return progress that is more or less what was announced."""
    axis = make_axis(campaign)

    def local(value):
        is_minute = isinstance(value, int) and not isinstance(value, bool)
        return axis.moment(value).replace(tzinfo=None) if is_minute else value

    steps = {}
    for step, placed in schedule.tasks.items():
        found = facts_of(placed, campaign.tasks[step].is_milestone, now, chance)
        if found:
            option = {"option": placed.option}
            steps[step] = {key: local(value) for key, value in found.items()} | option
    return Progress.model_validate({"data_date": local(now), "steps": steps})
