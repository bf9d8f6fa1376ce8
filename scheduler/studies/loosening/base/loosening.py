"""What stands in the file of a rule: how it is taken out, loosened, set by hand and paid for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scheduler.analyse.obstacles.blocking import Cause
from scheduler.analyse.plan import ExplainedPlan
from scheduler.calendars.situation.choices import ChosenSituation
from scheduler.calendars.situation.situation import Situation
from scheduler.model.campaign import Campaign
from scheduler.model.notation.base import Minutes, TaskId
from scheduler.model.scenario import Scenario
from scheduler.schedule.scheduled import Schedule
from scheduler.studies.loosening.base.change import Change
from scheduler.studies.loosening.base.ladder import Lever, RuleLadder
from scheduler.studies.loosening.base.price import PricedChange, PriceFamily
from scheduler.studies.loosening.base.rule import Rule, RuleFamily

Candidate = tuple[list[Change], str]
"""Changes to be made together, and what they are in words."""

Apply = Callable[[Campaign, str, Change], Campaign]
FindRules = Callable[[Situation], Iterator[Rule]]
FindLadders = Callable[[Situation, Rule], Iterator[RuleLadder]]
FindLevers = Callable[[Campaign, Scenario], Iterator[Lever]]
FindHelp = Callable[[ExplainedPlan, TaskId], Iterator[Candidate]]
FindPrices = Callable[[Scenario, ChosenSituation, Schedule, Minutes], Iterator[PricedChange]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """
    A change that a planner may make by hand.

    ``form`` shows how ``whatif`` takes it, ``apply`` makes it. Where a kind sets several parts of
    one thing, each setting names those that are its own; without any it makes all of the kind.
    """

    kind: str
    form: str
    apply: Apply
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """Why a rule never gives way: its ``title`` in words, what it rests on, and what that means."""

    title: str
    grounds: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loosening:
    """
    What may be loosened of one rule.

    ``checks`` are the keys under which it is judged and encoded, ``families`` what it is among the
    members of a conflict, ``causes`` what a step waits for where it binds.

    ``rules`` yields all that it says in a situation, each with how to take it out. ``levers`` are
    its notches one by one, ``ladders`` how far it can give way to meet a date, ``helps`` the
    changes that take away what a step waits for. ``settings`` are what a planner may set by hand.
    ``fields`` name what a scenario says of it, ``permits`` what a graph permits of it; ``priced``
    yields what a plan asks for beyond another scenario, in the families ``prices``.

    ``firm`` says why the rule never gives way, also to planners. Then nothing is offered: what a
    planner sets by hand all the same is the planner's own decision. A rule may offer nothing
    without being firm: it is for others to change.
    """

    checks: tuple[str, ...]
    families: tuple[RuleFamily, ...]
    rules: FindRules
    causes: tuple[Cause, ...] = ()
    levers: FindLevers | None = None
    ladders: FindLadders | None = None
    helps: FindHelp | None = None
    settings: tuple[Setting, ...] = ()
    fields: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()
    prices: tuple[PriceFamily, ...] = ()
    priced: FindPrices | None = None
    firm: Firm | None = None
