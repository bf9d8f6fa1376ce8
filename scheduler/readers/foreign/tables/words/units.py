"""What units of time are called in lists of many languages."""

from collections.abc import Mapping
from enum import Enum


class Unit(Enum):
    """A unit of a duration or a lag."""

    MINUTE = "min"
    HOUR = "h"
    DAY = "d"
    WEEK = "w"
    MONTH = "mo"


NAMES: Mapping[Unit, str] = {
    Unit.MINUTE: "min mins m minute minutes minuten minuto minutos minuti minuti мин минут минуты минута 分钟 分 分鐘",
    Unit.HOUR: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore ч час часа часов 工时 小时 时 "
    "時間 個工時 个工时 个小时 个工作小时",
    Unit.DAY: "d day days tag tage tagen t j jour jours día días dia dias giorno giorni g дн день дня дней д 天 日 工作日 "
    "个工作日 個工作日",
    Unit.WEEK: "w wk wks week weeks woche wochen s sem semaine semaines semana semanas settimana settimane sett нед "
    "неделя недели недель 周 个星期 周工时 週",
    Unit.MONTH: "mo mon mons month months monat monate monaten mois ms mes meses mês mese mesi мес месяц месяца месяцев 月 "
    "个月 月工时",
}  # fmt: skip
ELAPSED_DAYS = ("日历日", "个日历日")
ELAPSED_WORDS = (
    "elapsed",
    "fortlaufend",
    "by the clock",
    "clock time",
    "écoulé",
    "écoulés",
    "calendar",
    "24h",
)
PREFIXES = ("e", "f", "t", "п", "k")  # fmt: skip
"""Letters before a unit that make it elapsed: English, German, Italian, Russian."""
SUFFIXES = ("e", "é")
"""Letters behind it: French."""

_BY_NAME = {name: unit for unit, names in NAMES.items() for name in names.split()}


def unit_named(text: str) -> tuple[Unit, bool] | None:
    """Return a unit and whether it is elapsed, None if the word is none."""
    name = text.casefold().strip().rstrip(".").strip()
    if name in ELAPSED_DAYS:
        return Unit.DAY, True
    if name in _BY_NAME:
        return _BY_NAME[name], False
    for prefix in PREFIXES:
        if name.startswith(prefix) and name[len(prefix) :].rstrip(".") in _BY_NAME:
            return _BY_NAME[name[len(prefix) :].rstrip(".")], True
    for suffix in SUFFIXES:
        if name.endswith(suffix) and name[: -len(suffix)] in _BY_NAME:
            return _BY_NAME[name[: -len(suffix)]], True
    return None
