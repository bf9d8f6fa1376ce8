"""All sheets of the workbook, in their order."""

from scheduler.formats.workbook.field_sheets import CAMPAIGN, PRICES
from scheduler.formats.workbook.rule_sheets import (
    FLOWS,
    HOLDS,
    LAUNCHES,
    LIMITS,
    SCENARIOS,
    VEHICLES,
)
from scheduler.formats.workbook.site_sheets import (
    CLOSURES,
    CREW_CHANGES,
    CREWS,
    FACILITIES,
    HAZARDS,
    SHIFTS,
    WINDOWS,
    ZONES,
)
from scheduler.formats.workbook.step_sheets import OPTIONS, STEPS

FIELD_SHEETS = (CAMPAIGN, PRICES)
TABLE_SHEETS = (
    *(STEPS, SHIFTS, CREWS, CREW_CHANGES, FACILITIES, CLOSURES, ZONES, HAZARDS, WINDOWS, FLOWS),
    *(LIMITS, HOLDS, OPTIONS, SCENARIOS, LAUNCHES, VEHICLES),
)
SHEETS = (CAMPAIGN, *TABLE_SHEETS, PRICES)
"""In the order in which a planner meets them."""
