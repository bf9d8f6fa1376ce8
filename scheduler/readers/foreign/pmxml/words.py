"""Which element of PMXML is which field of XER, and its words in those of XER."""

from collections.abc import Mapping
from types import MappingProxyType

Names = Mapping[str, str]

OBJECT = "ObjectId"
PROJECT: Names = {
    OBJECT: "proj_id",
    "Id": "proj_short_name",
    "Name": "project_name",
    "DataDate": "last_recalc_date",
    "PlannedStartDate": "plan_start_date",
    "MustFinishByDate": "plan_end_date",
    "ScheduledFinishDate": "scd_end_date",
    "ActivityDefaultCalendarObjectId": "clndr_id",
    "ActivityDefaultCalendarName": "calendar_name",
    "WBSObjectId": "root_wbs_id",
}
NODE: Names = {
    OBJECT: "wbs_id",
    "Code": "wbs_short_name",
    "Name": "wbs_name",
    "ParentObjectId": "parent_wbs_id",
    "SequenceNumber": "seq_num",
}
ACTIVITY: Names = {
    OBJECT: "task_id",
    "Id": "task_code",
    "Name": "task_name",
    "Type": "task_type",
    "Status": "status_code",
    "WBSObjectId": "wbs_id",
    "CalendarObjectId": "clndr_id",
    "CalendarName": "calendar_name",
    "PercentCompleteType": "complete_pct_type",
    "PhysicalPercentComplete": "phys_complete_pct",
    "PlannedDuration": "target_drtn_hr_cnt",
    "RemainingDuration": "remain_drtn_hr_cnt",
    "ActualLaborUnits": "act_work_qty",
    "RemainingLaborUnits": "remain_work_qty",
    "ActualNonLaborUnits": "act_equip_qty",
    "RemainingNonLaborUnits": "remain_equip_qty",
    "PrimaryConstraintType": "cstr_type",
    "PrimaryConstraintDate": "cstr_date",
    "SecondaryConstraintType": "cstr_type2",
    "SecondaryConstraintDate": "cstr_date2",
    "ActualStartDate": "act_start_date",
    "ActualFinishDate": "act_end_date",
    "ExpectedFinishDate": "expect_end_date",
    "SuspendDate": "suspend_date",
    "ResumeDate": "resume_date",
    "RemainingEarlyStartDate": "restart_date",
    "RemainingEarlyFinishDate": "reend_date",
    "EarlyStartDate": "early_start_date",
    "EarlyFinishDate": "early_end_date",
    "StartDate": "start_date",
    "FinishDate": "finish_date",
    "PlannedStartDate": "target_start_date",
    "PlannedFinishDate": "target_end_date",
}
RELATIONSHIP: Names = {
    OBJECT: "task_pred_id",
    "PredecessorActivityObjectId": "pred_task_id",
    "PredecessorActivityId": "pred_task_code",
    "PredecessorProjectObjectId": "pred_proj_id",
    "SuccessorActivityObjectId": "task_id",
    "SuccessorActivityId": "task_code",
    "SuccessorProjectObjectId": "proj_id",
    "Type": "pred_type",
    "Lag": "lag_hr_cnt",
    "Comments": "comments",
}
CALENDAR: Names = {
    OBJECT: "clndr_id",
    "Name": "clndr_name",
    "BaseCalendarObjectId": "base_clndr_id",
    "ProjectObjectId": "proj_id",
    "IsDefault": "default_flag",
    "IsPersonal": "rsrc_private",
    "Type": "clndr_type",
    "HoursPerDay": "day_hr_cnt",
}
RESOURCE: Names = {
    OBJECT: "rsrc_id",
    "Id": "rsrc_short_name",
    "Name": "rsrc_name",
    "ParentObjectId": "parent_rsrc_id",
    "CalendarObjectId": "clndr_id",
    "ResourceType": "rsrc_type",
    "PrimaryRoleObjectId": "role_id",
    "UnitOfMeasureObjectId": "unit_id",
}
RATE: Names = {
    OBJECT: "rsrc_rate_id",
    "ResourceObjectId": "rsrc_id",
    "EffectiveDate": "start_date",
    "MaxUnitsPerTime": "max_qty_per_hr",
}
ROLE: Names = {OBJECT: "role_id", "Id": "role_short_name", "Name": "role_name"}
ROLE_RATE: Names = {
    "RoleObjectId": "role_id",
    "EffectiveDate": "start_date",
    "MaxUnitsPerTime": "max_qty_per_hr",
}
ASSIGNMENT: Names = {
    OBJECT: "taskrsrc_id",
    "ActivityObjectId": "task_id",
    "ActivityId": "task_code",
    "ResourceObjectId": "rsrc_id",
    "ResourceId": "rsrc_short_name",
    "RoleObjectId": "role_id",
    "ResourceType": "rsrc_type",
    "PlannedUnits": "target_qty",
    "RemainingUnits": "remain_qty",
    "ActualUnits": "act_reg_qty",
    "PlannedUnitsPerTime": "target_qty_per_hr",
    "PlannedLag": "target_lag_drtn_hr_cnt",
    "PlannedStartDate": "target_start_date",
    "PlannedFinishDate": "target_end_date",
    "ResourceCurveObjectId": "curv_id",
    "PlannedCurve": "target_crv",
    "RemainingCurve": "remain_crv",
}
CODE_TYPE: Names = {OBJECT: "actv_code_type_id", "Name": "actv_code_type"}
CODE: Names = {
    OBJECT: "actv_code_id",
    "CodeTypeObjectId": "actv_code_type_id",
    "CodeValue": "short_name",
    "Description": "actv_code_name",
}
USER_FIELD: Names = {
    OBJECT: "udf_type_id",
    "Title": "udf_type_label",
    "SubjectArea": "table_name",
}
TOPIC: Names = {OBJECT: "memo_type_id", "Name": "memo_type"}
NOTE: Names = {
    "ActivityObjectId": "task_id",
    "NotebookTopicObjectId": "memo_type_id",
    "Note": "task_memo",
}
NODE_NOTE: Names = {
    "WBSObjectId": "wbs_id",
    "NotebookTopicObjectId": "memo_type_id",
    "Note": "wbs_memo",
}
MEASURE: Names = {OBJECT: "unit_id", "Abbreviation": "unit_abbrev", "Name": "unit_name"}
OF_ACTIVITY: Names = {"ActivityObjectId": "task_id"}

TABLES: Mapping[str, tuple[str, Names]] = MappingProxyType(
    {
        "WBS": ("PROJWBS", NODE),
        "Activity": ("TASK", ACTIVITY),
        "Relationship": ("TASKPRED", RELATIONSHIP),
        "Calendar": ("CALENDAR", CALENDAR),
        "Resource": ("RSRC", RESOURCE),
        "ResourceRate": ("RSRCRATE", RATE),
        "Role": ("ROLES", ROLE),
        "RoleRate": ("ROLERATE", ROLE_RATE),
        "RoleLimit": ("ROLELIMIT", ROLE_RATE),
        "ResourceAssignment": ("TASKRSRC", ASSIGNMENT),
        "ActivityCodeType": ("ACTVTYPE", CODE_TYPE),
        "ActivityCode": ("ACTVCODE", CODE),
        "UDFType": ("UDFTYPE", USER_FIELD),
        "NotebookTopic": ("MEMOTYPE", TOPIC),
        "ActivityNote": ("TASKMEMO", NOTE),
        "ProjectNote": ("WBSMEMO", NODE_NOTE),
        "UnitOfMeasure": ("UMEASURE", MEASURE),
        "ActivityExpense": ("PROJCOST", OF_ACTIVITY),
        "ActivityStep": ("TASKPROC", OF_ACTIVITY),
        "ProjectDocument": ("TASKDOC", OF_ACTIVITY),
        "ActivityRisk": ("TASKRISK", OF_ACTIVITY),
        "Risk": ("RISK", {}),
        "ProjectIssue": ("PROJISSU", {}),
        "ProjectThreshold": ("PROJTHRS", {}),
        "ActivityOwner": ("TASKUSER", OF_ACTIVITY),
    }
)
"""The table of XER that each element is a row of, and the names of its fields."""

ASIDE = frozenset(
    {
        "ActivityCodeAssignment", "ActivityFilter", "Code", "CostAccount", "Currency",
        "DisplayCurrency", "Document", "DocumentCategory", "DocumentStatusCode", "EPS",
        "ExpenseCategory", "FinancialPeriod", "FinancialPeriodTemplate", "FundingSource",
        "Location", "OBS", "OverheadCode", "ProjectBudgetChangeLog", "ProjectCode",
        "ProjectCodeType", "ProjectFunding", "ProjectList", "ProjectSpendingPlan",
        "ProjectResource", "ResourceCode", "ResourceCodeType", "ResourceCurve", "ResourceRole",
        "RoleCode", "RoleCodeType", "ResourceAssignmentCode", "ResourceAssignmentCodeType",
        "ScheduleOptions", "Shift", "ShiftPeriod", "ThresholdParameter", "UDF", "User",
        "WBSCategory", "WBSMilestone", "BaselineType",
    }
)  # fmt: skip
"""Elements about the enterprise, its money or its views: nothing of them concerns the plan."""

WORDS: Mapping[str, Names] = MappingProxyType(
    {
        "task_type": {
            "Task Dependent": "TT_Task",
            "Resource Dependent": "TT_Rsrc",
            "Start Milestone": "TT_Mile",
            "Finish Milestone": "TT_FinMile",
            "Level of Effort": "TT_LOE",
            "WBS Summary": "TT_WBS",
        },
        "status_code": {
            "Not Started": "TK_NotStart",
            "In Progress": "TK_Active",
            "Completed": "TK_Complete",
        },
        "complete_pct_type": {
            "Duration": "CP_Drtn",
            "Units": "CP_Units",
            "Physical": "CP_Phys",
        },
        "pred_type": {
            "Finish to Start": "PR_FS",
            "Start to Start": "PR_SS",
            "Finish to Finish": "PR_FF",
            "Start to Finish": "PR_SF",
        },
        "rsrc_type": {"Labor": "RT_Labor", "Nonlabor": "RT_Equip", "Material": "RT_Mat"},
        "clndr_type": {"Global": "CA_Base", "Project": "CA_Project", "Resource": "CA_Rsrc"},
        "table_name": {
            "Activity": "TASK",
            "WBS": "PROJWBS",
            "Resource": "RSRC",
            "Project": "PROJECT",
            "Resource Assignment": "TASKRSRC",
        },
        "sched_calendar_on_relationship_lag": {
            "Predecessor Activity Calendar": "rcal_Predecessor",
            "Successor Activity Calendar": "rcal_Successor",
            "Project Default Calendar": "rcal_ProjDefault",
            "24 Hour Calendar": "rcal_24Hour",
        },
    }
)
CONSTRAINTS: Names = MappingProxyType(
    {
        "Start On": "CS_MSO",
        "Start On or Before": "CS_MSOB",
        "Start On or After": "CS_MSOA",
        "Finish On": "CS_MEO",
        "Finish On or Before": "CS_MEOB",
        "Finish On or After": "CS_MEOA",
        "As Late As Possible": "CS_ALAP",
        "Mandatory Start": "CS_MANDSTART",
        "Mandatory Finish": "CS_MANDFIN",
    }
)


def xer_word(field: str, said: str) -> str:
    """Return a word of PMXML as XER has it; one that is not known stays as it is."""
    words = CONSTRAINTS if field in ("cstr_type", "cstr_type2") else WORDS.get(field, {})
    folded = {word.lower(): own for word, own in words.items()}
    return folded.get(" ".join(said.split()).lower(), said)
