"""Fields of risk files as other risk tools call them, and what they are called here."""

from collections.abc import Mapping

_CHANCE = dict.fromkeys(
    ("probability", "likelihood", "p", "prob", "odds", "percent"), ("", "chance: 10%")
)
_NO_GO = dict.fromkeys(
    ("chance", "probability", "likelihood", "p", "prob", "bad", "share"), ("", "no_go: 20%")
)
_SHAPE = dict.fromkeys(
    ("distribution", "dist", "type", "kind", "form", "law"), ("", "shape: triangular")
)
_ENDS = dict.fromkeys(
    (
        *("min", "max", "low", "high", "least", "most", "mode", "likely", "most_likely", "middle"),
        *("optimistic", "pessimistic", "best", "worst", "range", "duration", "durations"),
    ),
    ("", "hours: [4h, 5h, 9h]"),
)
_STEPS = dict.fromkeys(
    ("step", "task", "tasks", "activity", "activities", "id", "ids"), ("", "steps: [F03]")
)

FOREIGN_RISKS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "Risks": {
        **dict.fromkeys(
            ("samples", "iterations", "runs", "trials", "n", "simulations"), ("", "draws: 10000")
        ),
        **dict.fromkeys(("random_seed", "random"), ("", "seed: 1")),
        **dict.fromkeys(("ranges", "durations", "uncertainty", "steps"), ("", "hours: [{...}]")),
        **dict.fromkeys(
            ("correlations", "correlation", "groups"),
            ("", "together: [{by: crew, correlation: 0.5}]"),
        ),
        **dict.fromkeys(("risks", "mishaps", "failures", "threats"), ("", "events: {...}")),
        **dict.fromkeys(("overtime", "stay", "people_stay"), ("", "overrun: stay 2h")),
        **dict.fromkeys(("limits", "expiry", "expires"), ("", "expired: {I02: [I02]}")),
        **dict.fromkeys(("attempt", "attempts", "scrub", "recycle"), ("", "launch: {...}")),
    },
    "HoursRange": {
        **_SHAPE,
        **_ENDS,
        **_STEPS,
        **dict.fromkeys(("tags",), ("", "tag: lift")),
        **dict.fromkeys(("crews", "team", "people"), ("", "crew: MEC")),
        **dict.fromkeys(("factor", "share", "shares", "percent"), ("", "factors: [0.95, 1, 1.2]")),
    },
    "Together": {
        **_STEPS,
        **dict.fromkeys(("crew", "crews"), ("", "by: crew")),
        **dict.fromkeys(("rho", "r", "factor", "strength"), ("", "correlation: 0.5")),
    },
    "Mishap": {
        **_CHANCE,
        **dict.fromkeys(("when", "after", "step", "task", "trigger"), ("", "at: D03 end")),
        **dict.fromkeys(("repeat", "again", "rework"), ("", "redo: [D03]")),
        **dict.fromkeys(
            ("hours", "delay", "impact", "duration", "tasks", "new"),
            ("", "add: {F1: {hours: [4h, 8h, 24h]}}"),
        ),
        **dict.fromkeys(("crew", "crews", "absent"), ("", "people: {LIF: {day: 12}}")),
        **dict.fromkeys(("name", "note", "reason", "description"), ("", "why: ...")),
        **dict.fromkeys(("start", "begin", "earliest"), ("", "from: 2025-11-10")),
        **dict.fromkeys(("end", "until", "latest"), ("", "to: 2025-11-24")),
        **dict.fromkeys(("lasts", "length", "days"), ("", "for: 2d")),
        **dict.fromkeys(("closes", "place", "facility"), ("", "closed: [PAD]")),
    },
    "AddedWork": {
        **_ENDS,
        **dict.fromkeys(("successors", "then", "blocks"), ("", "before: [H09]")),
        **dict.fromkeys(("people", "crews", "who"), ("", "crew: {GNC: 4}")),
        **dict.fromkeys(("place", "where", "room"), ("", "facility: PAD")),
    },
    "WeatherRisk": {**_NO_GO, **_STEPS},
    "Attempt": {
        **_NO_GO,
        **dict.fromkeys(("weather",), ("", "no_go: 30%")),
        **dict.fromkeys(("failure", "trouble", "scrub"), ("", "technical: 12%")),
    },
    "Recycle": {
        **dict.fromkeys(("wait", "delay", "turnaround", "min", "next"), ("", "after: 24h")),
        **dict.fromkeys(("repeat", "again", "steps"), ("", "redo: [I06]")),
        **dict.fromkeys(("attempts", "count", "times"), ("", "in_a_row: 2, then: 48h")),
    },
    "LaunchRisk": {
        **dict.fromkeys(
            ("no_go", "technical", "persistence", "weather", "chance"), ("", "attempt: {...}")
        ),
        **dict.fromkeys(("after", "redo", "in_a_row", "then"), ("", "recycle: {...}")),
    },
}
"""By model and foreign name: nothing, and what to write."""
