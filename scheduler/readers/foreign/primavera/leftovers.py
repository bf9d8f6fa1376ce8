"""What a P6 file has that a task graph has no place for, told and not dropped in silence."""

from scheduler.readers.foreign.primavera.base.account import Account
from scheduler.readers.foreign.primavera.base.rows import Tables

READ = frozenset(
    {
        "ACTVCODE", "ACTVTYPE", "CALENDAR", "CURRTYPE", "MEMOTYPE", "PROJECT", "PROJWBS",
        "ROLELIMIT", "ROLERATE", "ROLES", "RSRC", "RSRCRATE", "SCHEDOPTIONS", "TASK", "TASKACTV",
        "TASKMEMO", "TASKPRED", "TASKRSRC", "UDFCODE", "UDFTYPE", "UDFVALUE", "UMEASURE", "WBSMEMO",
    }
)  # fmt: skip
"""Tables that become part of the schedule, or that their reading needs."""
ASIDE = frozenset(
    {
        "ACCOUNT", "COSTTYPE", "DOCCATG", "DOCSTAT", "FINDATES", "FINTMPL", "FUNDSRC", "ISSUHIST",
        "LOCATION", "MEMOTYPE", "NONWORK", "OBS", "PCATTYPE", "PCATVAL", "PHASE", "POBS",
        "PREFER", "PROJPCAT", "RCATTYPE", "RCATVAL", "ROLECATTYPE", "ROLECATVAL", "ROLERCAT",
        "RSRCCURV", "RSRCCURVDATA", "RSRCRCAT", "RSRCROLE", "SHIFT", "SHIFTPER", "THRSPARM",
        "TMPLWBS", "WBSSTEP", "SUMTASK", "TRSRCSUM", "USERS",
    }
)  # fmt: skip
"""Tables about the enterprise, its money or its views: nothing of them concerns the plan."""
TOLD = {
    "PROJCOST": ("import-costs", "Costs were left out."),
    "TASKPROC": ("import-activity-steps", "Steps within activities were left out."),
    "TASKDOC": ("import-documents", "Documents of activities were left out."),
    "PROJISSU": ("import-issues", "Issues were left out."),
    "TASKFDBK": ("import-feedback", "Feedback on activities was left out."),
    "RISK": ("import-risks", "Risks were left out."),
    "PROJRISK": ("import-risks", "Risks were left out."),
    "TASKRISK": ("import-risks", "Risks were left out."),
    "PROJTHRS": ("import-thresholds", "Thresholds were left out."),
    "BUDGCHNG": ("import-costs", "Costs were left out."),
    "PROJFUND": ("import-costs", "Costs were left out."),
    "TRSRCFIN": ("import-past-periods", "Actuals by financial period were left out."),
    "TASKFIN": ("import-past-periods", "Actuals by financial period were left out."),
    "TASKUSER": ("import-owners", "Users who own activities were left out."),
    "RSRCHOUR": ("import-timesheets", "Timesheets were left out."),
    "BASELINE": ("import-baselines", "Baselines were left out: they are copies of dates."),
}
"""Tables whose loss a planner may notice, with the code and the words for it."""


def tell_leftovers(tables: Tables, account: Account) -> None:
    """Tell which tables were left out; those that nobody knows are named by themselves."""
    known = READ | ASIDE
    for table in tables:
        rows = tables.all(table)
        if table in known or not rows:
            continue
        code, what = TOLD.get(table, ("", ""))
        if not code:
            code, what = "import-unknown-table", "Tables that are not known were left out."
            account.lost(code, what, [f"{table} ({len(rows)} rows, from line {rows[0].line})"])
            continue
        tasks = tables.by("TASK", "task_id")
        owners = [tasks.get(row.text("task_id"), row).title for row in rows]
        account.lost(code, what, owners)
