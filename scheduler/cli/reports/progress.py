"""Progress in a few lines: how far the campaign is, and how much of that is assumed."""

from typing import Any

from scheduler.model.campaign import Campaign
from scheduler.model.notation.moments import file_text
from scheduler.model.progress.extended import all_steps
from scheduler.model.progress.progress import Progress
from scheduler.model.progress.step_facts import StepFacts


def progress_data(progress: Progress, campaign: Campaign) -> dict[str, Any]:
    """Return the state of the steps for programs: how many, and which are assumed."""
    return {
        "data_date": file_text(progress.data_date, campaign.zone),
        "steps": state_counts(progress, campaign),
        "assumed": list(progress.assumed),
        "events": list(progress.events),
    }


def progress_line(progress: Progress, campaign: Campaign) -> str:
    """Return the state of the steps on one line."""
    counts = state_counts(progress, campaign)
    stated = [f"{count} {state}" for state, count in counts.items() if count]
    assumed = len(progress.assumed)
    told = f"; {assumed} assumed, which nobody reported" if assumed else ""
    return f"As of {file_text(progress.data_date, campaign.zone)}: {', '.join(stated)}{told}."


def state_counts(progress: Progress, campaign: Campaign) -> dict[str, int]:
    """Return how many steps there are in each state, those that events add or repeat included."""
    counts = dict.fromkeys(("done", "under way", "suspended", "dropped", "not begun"), 0)
    for step, task in all_steps(progress, campaign).items():
        counts[_state(progress.facts_of(step), is_milestone=task.is_milestone)] += 1
    return counts


def _state(facts: StepFacts, *, is_milestone: bool) -> str:
    if facts.dropped:
        return "dropped"
    if facts.finished is not None or (is_milestone and facts.started is not None):
        return "done"
    if facts.is_suspended:
        return "suspended"
    return "under way" if facts.started is not None else "not begun"
