"""What months and weekdays are called in lists of many languages, by their first letters."""

MONTHS = (
    "jan gen ene янв", "feb fév fev фев", "mar mär mrz мар", "apr avr abr апр",
    "may mai mag мая май",
    "jun giu июн", "jul lug июл", "aug aoû aou ago авг", "sep set сен", "oct okt ott out окт",
    "nov ноя", "dec dez déc dic дек",
)  # fmt: skip
SPECIAL = {"juin": 6, "juil": 7, "juillet": 7, "январ": 1}
WEEKDAYS = (
    "mon mo lun lu seg пн 周一", "tue di mar ma ter вт 周二", "wed mi mer me mié qua ср 周三",
    "thu do jeu je jue qui gio чт 周四", "fri fr ven ve vie sex пт 周五",
    "sat sa sam sáb sab сб 周六",
    "sun so dim do dom вс 周日",
)  # fmt: skip
