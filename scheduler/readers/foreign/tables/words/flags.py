"""How lists say yes, no, and nothing."""

YES = frozenset({"yes", "y", "true", "1", "ja", "oui", "sí", "si", "sim", "sì", "да", "是", "x", "✓", "✔", "wahr", "vrai"})  # fmt: skip
NO = frozenset({"no", "n", "false", "0", "nein", "non", "não", "нет", "否", "falsch", "faux"})
NOTHING = frozenset(
    {"", "na", "n/a", "nv", "nd", "н/д", "нд", "-", "\u2013", "\u2014", "--", "none", "不可用"}
)
"""How programs say that a date is not there."""


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return text.strip().casefold() in YES


def is_no(text: str) -> bool:
    """Whether a cell says no; an empty one does not."""
    return text.strip().casefold() in NO


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return text.strip().casefold() in NOTHING


SUMS = frozenset(
    {
        *("sum", "total", "totals", "summe", "gesamt", "somme", "suma", "soma", "totale"),
        *("итого", "всего", "合计", "总计", "合計"),
    }
)


def is_sum(text: str) -> bool:
    """Whether a cell heads a row of sums."""
    return text.casefold().rstrip(":. ") in SUMS
