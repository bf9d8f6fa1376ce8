"""
How a step is done: as it stands, or in one of its options; and its hours.

The lever is the only rung of the ladder: it lets every step be done in any of its options. The
hours of a step are the ground on which rules stand: a planner may set them, and nothing offers to.
"""

from collections.abc import Iterator

from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.costs import in_cents
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.notation.durations import format_minutes, parse_work
from scheduler.model.scenario import Options, Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.change import Change, read_count, refusal, require_known
from scheduler.studies.loosening.base.copies import with_scenario, with_task
from scheduler.studies.loosening.base.ladder import Lever, Notch, RuleLadder, lever_of, single_rung
from scheduler.studies.loosening.base.left import has_begun, tasks_to_begin
from scheduler.studies.loosening.base.loosening import Candidate, Loosening, Setting
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.studies.loosening.base.rule import Rule, RuleFamily, stating_scenario
from scheduler.wording.names import option_named
from scheduler.wording.quantities import count_of


def _rules(situation: Situation) -> Iterator[Rule]:
    """Yield the rule against options of steps."""
    campaign, scenario = situation.campaign, situation.scenario
    if scenario.options is Options.NOMINAL and _with_options(campaign, scenario):
        yield Rule(
            key="options",
            family=RuleFamily.OPTIONS,
            subject=(),
            words="every step is done as it stands: its options are not permitted",
            path=stating_scenario(campaign, scenario.id, "options"),
            take_out=_without_rule,
        )


def _without_rule(campaign: Campaign, scenario: Scenario) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario.id), options=Options.ANY)


def _levers(campaign: Campaign, scenario: Scenario) -> Iterator[Lever]:
    """Permit the other ways of the steps that have not begun."""
    if scenario.options is Options.NOMINAL and _with_options(campaign, scenario):
        yield lever_of(_any_option(campaign, scenario))


def _with_options(campaign: Campaign, scenario: Scenario) -> int:
    """Return how many steps that have not begun have options."""
    return sum(bool(task.options) for task in tasks_to_begin(campaign, scenario))


def _any_option(campaign: Campaign, scenario: Scenario) -> Notch:
    return Notch(
        change=Change("scenario", "", "options", Options.ANY.value),
        words=f"permit the options of {count_of(_with_options(campaign, scenario), 'step')}",
    )


def _ladders(situation: Situation, rule: Rule) -> Iterator[RuleLadder]:
    return single_rung(rule, _any_option(situation.campaign, situation.scenario))


def _helps(plan: ExplainedPlan, step: TaskId) -> Iterator[Candidate]:
    """Yield the nominal way of a step done in another, or the ways that are not permitted."""
    task = plan.situation.campaign.tasks[step]
    if has_begun(plan.situation.campaign, step):
        return
    if plan.schedule[step].option:
        yield [Change("option", step, "", "0")], "Done as it stands,"
    elif plan.situation.scenario.options is Options.NOMINAL:
        for option, mode in enumerate(task.options, start=1):
            title = f"Done by {option_named(option, mode.name)},"
            yield [Change("option", step, "", str(option))], title


def _set_options(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    return with_scenario(campaign, campaign.resolve_scenario(scenario), options=change.value)


def _set_option(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Let a step be done in one way only: 0 as it stands, or the number of one of its options."""
    del scenario
    require_known(campaign.tasks, change.name, "unknown-task")
    _refuse_begun(campaign, change)
    task, option = campaign.tasks[change.name], read_count(change.value, least=0)
    if option not in task.modes:
        message = f"{change.name!r} takes a number from 0 (as it stands) to {len(task.options)}"
        raise ValueError(message)
    tasks = {**campaign.tasks, task.id: task.in_way(option).altered({"options": ()})}
    return campaign.altered({"tasks": tasks})


def _set_hours(campaign: Campaign, scenario: str, change: Change) -> Campaign:
    """Set the hours of a step; a test procedure is never shortened."""
    del scenario
    require_known(campaign.tasks, change.name, "unknown-task")
    _refuse_begun(campaign, change)
    task, hours = campaign.tasks[change.name], parse_work(change.value)
    if task.test and hours < task.duration:
        full = format_minutes(task.duration)
        message = f"{change}: {change.name!r} is a test procedure that takes {full}"
        raise refusal("test-shortened", message, f"Allow {full} or more.")
    return with_task(campaign, change.name, {"duration": hours})


def _refuse_begun(campaign: Campaign, change: Change) -> None:
    """See that a step has not begun: its way and its hours are past, only its rest is not."""
    if has_begun(campaign, change.name):
        message = f"{change}: {change.name!r} has begun, by the facts"
        hint = "Say what is left of it as remaining in the progress file."
        raise refusal("step-begun", message, hint)


def _priced(
    before: Scenario, situation: ChosenSituation, schedule: Schedule, by: Minutes
) -> Iterator[PricedChange]:
    """Yield the steps that are done in another way where only the usual one was permitted."""
    del by
    price = in_cents(situation.campaign.costs.option)
    for task_id, option in schedule.options.items():
        if option and before.options == "nominal":
            title = situation.campaign.tasks[task_id].in_way(option).title
            yield PricedChange(
                family=PriceFamily.OPTION,
                subject=f"{task_id}.{option}",
                title=f"{task_id} {title}",
                cost=price,
            )


STEPS = Loosening(
    checks=("steps",),
    families=(RuleFamily.OPTIONS,),
    rules=_rules,
    levers=_levers,
    ladders=_ladders,
    helps=_helps,
    settings=(
        Setting(
            kind="scenario", parts=("options",), form="scenario.options=any", apply=_set_options
        ),
        Setting(kind="option", form="option.STEP=N", apply=_set_option),
        Setting(kind="hours", form="hours STEP=4h", apply=_set_hours),
    ),
    fields=("options",),
    permits=("options",),
    prices=(PriceFamily.OPTION,),
    priced=_priced,
)
