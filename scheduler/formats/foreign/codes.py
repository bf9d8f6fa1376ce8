"""Every code of a notice on the way in, with its meaning: what was lost, decided, or is asked."""

from collections.abc import Mapping
from types import MappingProxyType

IMPORT_CODES: Mapping[str, str] = MappingProxyType(
    {
        "import-activity-steps": "Steps within activities were left out.",
        "import-actual-date-planned": (
            "Actual dates of steps that are not done by then are plans, and were left out."
        ),
        "import-actual-in-future": "Actual dates after the data date were left out.",
        "import-actual-missing": (
            "Actual dates of finished steps that the file lacks are those planned there, or the "
            "data date."
        ),
        "import-assignment-delay": "People who join a step late are needed from its start.",
        "import-assignment-lost": (
            "Assignments to steps or resources that are not there were left out."
        ),
        "import-assignment-without-resource": "Assignments of nobody were left out.",
        "import-assignment-without-step": (
            "Assignments to activities that the file lacks were left out."
        ),
        "import-backwards": (
            "The source plans backwards from its finish; here plans go forwards from the start."
        ),
        "import-bare-numbers": "Durations without a unit are taken as hours.",
        "import-baseline": "Baseline dates are results and stay in the source.",
        "import-baselines": "Baselines were left out: they are copies of dates.",
        "import-blank": "Blank rows were passed over.",
        "import-breaks": (
            "Breaks are kept: the hours before and after them are shifts of their own."
        ),
        "import-breaks-joined": (
            "Breaks are worked, as asked: days have more hours than in the source."
        ),
        "import-broken-calendar": (
            "Calendars whose hours cannot be read work as the calendar that they derive "
            "from, or as the default calendar of the file."
        ),
        "import-by-mpxj": "The file was read through mpxj.",
        "import-calendar-base": (
            "The calendar that these derive from is not in the file; they count without it."
        ),
        "import-calendar-circle": (
            "Calendars that derive from each other in a circle were read by themselves."
        ),
        "import-calendar-idle": (
            "Calendars never work in this plan; that of the project counts instead."
        ),
        "import-calendar-missing": (
            "Activities whose calendar the file lacks work as their project does."
        ),
        "import-calendar-named": "Calendars that steps name are not in the file.",
        "import-calendar-unknown": (
            "Calendars are not in the file; that of the project counts instead."
        ),
        "import-complete-unfinished": "Steps at 100 % without an actual finish are under way.",
        "import-constraint-dropped": (
            "Dates that contradict another one, or lie before the start, were left out."
        ),
        "import-constraint-idle": (
            "Dates before which steps may not start lie before the campaign, and bind nothing."
        ),
        "import-constraint-ignored": "Dates that bind steps were ignored, as asked.",
        "import-constraint-late": (
            "'As late as possible' has no place; as_late_as_possible is another thing here."
        ),
        "import-constraint-mandatory": (
            "Mandatory dates became windows; here they do not break the links."
        ),
        "import-constraint-no-date": "Constraints without a date are left out.",
        "import-constraint-summary": "Dates of summaries hold for their first or last steps.",
        "import-constraint-unknown": "Constraints of unknown kinds are left out.",
        "import-constraint-window": "Dates that bind steps became windows, which bind absolutely.",
        "import-constraint-without-date": (
            "Constraints of a kind that is not known, or without a date, were left out."
        ),
        "import-contour": (
            "People who are on a step more at one time than at another are needed alike all "
            "the time."
        ),
        "import-cost": (
            "Costs have no place in a task graph; steps that have them say so in a comment."
        ),
        "import-costs": "Costs were left out.",
        "import-crew-changes": (
            "People who come and go, and hours that differ by date or by day of the week, "
            "are head-counts by date (changes)."
        ),
        "import-crew-dates": (
            "Days on which a single crew is free, or works by exception, are days of its own."
        ),
        "import-crew-hours": (
            "The steps of people follow other calendars than theirs; the people work when "
            "these steps do."
        ),
        "import-crew-not-listed": "Crews that steps name, and no sheet of crews does.",
        "import-crew-sheet": "Crews are read from a sheet of their own.",
        "import-crew-unused": "People and equipment that no step uses were left out.",
        "import-data-date": "The data date was taken from the latest actual date.",
        "import-date-order": (
            "Dates such as 6/08/26 are read with the month first; nothing says which it is."
        ),
        "import-date-unread": "Starts and ends that cannot be read are left out.",
        "import-date-zone": (
            "Dates with a time zone are read as local time, as MS Project reads them."
        ),
        "import-day-length": "A day of work is taken as 8 hours, a week as 40.",
        "import-day-off-by-hours": (
            "Days from 00:00 to 23:59 were taken as days off, as P6 means them."
        ),
        "import-days-without-hours": (
            "Days are said to be worked without any hours; they have 08:00-12:00 and ."
        ),
        "import-deadline": "Deadlines became due dates, which bind nothing.",
        "import-different-calendars": (
            "People of a step work at different hours; here it goes on only while all of them do."
        ),
        "import-documents": "Documents of activities were left out.",
        "import-done-unread": "Marks under Done that cannot be read are left out.",
        "import-duration-derived": (
            "Steps do not say how long they take; it follows from their dates or their work."
        ),
        "import-duration-from-dates": "Durations are not stated, and counted from the dates.",
        "import-duration-missing": (
            "Steps do not say how long they take, and nothing else in the file tells it."
        ),
        "import-edited": "What was edited elsewhere counts.",
        "import-elapsed-people": "By the clock in the source, with people.",
        "import-encoding": "A text does not say its encoding; which one was taken is told.",
        "import-encoding-guessed": (
            "A file does not say its code page; which one was taken is told."
        ),
        "import-encoding-marred": (
            "The file is UTF-8 with some bytes that are none; these became �."
        ),
        "import-equipment": (
            "Equipment is a place with room, occupied from the start of a step to its end, "
            "breaks included."
        ),
        "import-equipment-count": (
            "Steps that need several pieces of the same equipment occupy one of them."
        ),
        "import-equipment-dates": (
            "Equipment of which there is now more and now less has room for the most."
        ),
        "import-equipment-ignored": "Equipment was left out, as asked.",
        "import-estimated": "Durations that are estimates there are marked in the note.",
        "import-exception-backwards": (
            "Exceptions of calendars that end before they begin were left out."
        ),
        "import-exception-many-dates": "Exceptions of calendars recur on their first dates only.",
        "import-exception-without-dates": (
            "Exceptions of calendars without a first day were left out, as MS Project does."
        ),
        "import-expected-finish": (
            "Expected finishes were left out: in P6 they change the remaining duration, "
            "which is read as it stands."
        ),
        "import-external": "Steps of other projects were left out.",
        "import-feedback": "Feedback on activities was left out.",
        "import-field-elsewhere": (
            "User-defined fields of other things than activities and resources were left out."
        ),
        "import-field-left": "Other fields were not read.",
        "import-field-likely": (
            "Fields that look as if they held something a task graph has a place for were not read."
        ),
        "import-field-unknown": "No step has a field of the name given by an option.",
        "import-field-unknown-kind": (
            "Codes and fields of which the file does not say what they are were left out."
        ),
        "import-finish-contradicted": (
            "Steps with an actual finish and less than 100 % complete are under way."
        ),
        "import-finished-after-status": (
            "Steps are finished after the status date; they count as finished."
        ),
        "import-finished-below-100": (
            "Steps with an actual finish count as finished, although they are not 100 %."
        ),
        "import-habit": "Links that are only the usual order are habits.",
        "import-headings-again": "Headings that are repeated are no steps.",
        "import-hidden-rows": "Hidden rows are read like the others.",
        "import-horizon-cut": "The plan lasts longer than the horizon, which ends after ten years.",
        "import-hours-backwards": (
            "Working times that end before they begin go to midnight; a night shift has a ."
        ),
        "import-hours-rounded": "Parts of a minute in durations were rounded up.",
        "import-id-twice": "Numbers used twice: links go to the first step of that number.",
        "import-illegal-characters": "Characters that XML does not allow were left out of texts.",
        "import-inactive": "Rows that are switched off were left out.",
        "import-inactive-kept": "Rows that are switched off there are planned like any other.",
        "import-issues": "Issues were left out.",
        "import-key-changed": (
            "Keys that a task graph cannot have, or that stood twice, were changed."
        ),
        "import-lag-by-clock": (
            "Lags of working time before milestones and elapsed steps run by the clock."
        ),
        "import-lag-calendar": "Lags in the calendar of another step count the successor's hours.",
        "import-lag-calendar-clock": "Lags in a calendar unlike the successor's run by the clock.",
        "import-lag-calendar-unknown": (
            "The calendar of lags is not known; they count in that of the predecessor."
        ),
        "import-lag-percent": (
            "Lags in per cent keep the length that they have now, and no longer follow the "
            "hours of the step before."
        ),
        "import-lag-rounded": "Parts of a minute in lags were rounded up.",
        "import-launch": "The only step that nothing waits for is the launch.",
        "import-level-missing": (
            "Some steps do not say how deep they stand; they stand as deep as the one above."
        ),
        "import-level-of-effort": (
            "Rows whose length follows from others, such as level of effort, were left out."
        ),
        "import-link-circle": "Links that close a circle were left out.",
        "import-link-dropped": "Links with an end that is no step here were left out.",
        "import-link-to-nowhere": "Links to activities that the file lacks were left out.",
        "import-link-twice": (
            "Of two links between the same ends the one with the longer lag stays."
        ),
        "import-link-without-predecessor": "Links that name no predecessor were left out.",
        "import-links-hard": "All links bind; none is known to be a mere habit.",
        "import-long-milestone": "Milestones that take time are steps.",
        "import-manual": "Steps with dates set by hand are planned by their links.",
        "import-manual-window": "Steps with dates set by hand start on them.",
        "import-material": (
            "Materials have no place in a task graph; steps that use them say so in a comment."
        ),
        "import-milestone-people": (
            "Milestones take no time and use nobody; people and equipment on them are left out."
        ),
        "import-milestone-uses": (
            "People and equipment of milestones, which take no time, were left out."
        ),
        "import-mostly-pinned": (
            "More than half of the steps are pinned to dates, so that little is left to plan."
        ),
        "import-nameless-row": "Rows without a name or a number are left out.",
        "import-new-step": "Steps that were made elsewhere are new.",
        "import-no-calendar": "The file has no hours of work; usual ones are assumed.",
        "import-no-common-time": "Its calendars have no time in common in the source.",
        "import-no-duration": "Steps without a duration are taken as milestones.",
        "import-no-end-mark": "The file has no end mark, so it may be cut off.",
        "import-no-memory": (
            "A graph to be updated was not imported, or nothing is known of its import."
        ),
        "import-no-start": "The file has no date to start with: the question is asked.",
        "import-nothing-left": (
            "Steps under way with nothing left are not finished; they keep one minute."
        ),
        "import-out-of-sequence": (
            "Steps began or ended before what they wait for; the facts stand as they are."
        ),
        "import-overtime": "Overtime is not planned: it counts as ordinary work of the step.",
        "import-own-hours": "Steps without people run in the hours of their calendar, by windows.",
        "import-own-notes": (
            "What this program wrote into notes cannot be read any more, and is a mere note."
        ),
        "import-own-notes-gone": (
            "What this program wrote into notes is gone or was edited, so that only the "
            "schedule counts."
        ),
        "import-owners": "Users who own activities were left out.",
        "import-past-periods": "Actuals by financial period were left out.",
        "import-pausable": "Steps pause where nobody works, as their scheduler has it.",
        "import-people-apart": (
            "People who never work when the others of a step do, or its own calendar, were "
            "left out of it."
        ),
        "import-people-called-in": "The hours of its people do not count in the source.",
        "import-people-most": "A crew has more people than any can have.",
        "import-people-not-called-in": (
            "Steps whose own calendar counts, not that of their people, are too long to call "
            "these in; they go on while both work."
        ),
        "import-people-part": "Parts of a person in a crew were rounded up.",
        "import-people-raised": (
            "Steps need more people than there are; the crew has as many as they need."
        ),
        "import-people-unknown": (
            "The file does not say how many people there are; as many are taken as a step "
            "needs at most."
        ),
        "import-percent-alone": (
            "Steps with some per cent complete and no actual start have not begun."
        ),
        "import-percent-by-work": (
            "Per cent complete that counts work contradicts the remaining duration, which counts."
        ),
        "import-percent-physical": (
            "The physical per cent complete says nothing of time and was left out."
        ),
        "import-progress-ignored": "Work done was ignored, as asked.",
        "import-progress-override": (
            "The project was scheduled with progress override: work that began out of "
            "sequence no longer waits for what was to come before it."
        ),
        "import-progress-undated": (
            "Steps are marked as done or under way, but the file has neither actual dates nor "
            "a data date; the marks were left out."
        ),
        "import-project-calendar": (
            "The project names no calendar of use; this one is taken for it."
        ),
        "import-project-calendar-owned": (
            "The project names the calendar of a person as its own; one of nobody counts instead."
        ),
        "import-project-empty": "Projects without activities were left out.",
        "import-project-left": "Other projects of the file were left out.",
        "import-project-missing": "Activities name a project that the file lacks.",
        "import-rates-by-shift": (
            "Resources whose number differs by P6's own shifts count with the largest."
        ),
        "import-recurring": (
            "Dates of recurring work are steps of their own that launch need not wait for."
        ),
        "import-remaining-by-percent": (
            "What is left of steps under way follows from their per cent complete."
        ),
        "import-remaining-counts": (
            "Of activities not begun the remaining duration counts, not the planned one."
        ),
        "import-remaining-nothing": (
            "Of activities not begun with nothing remaining the planned duration counts."
        ),
        "import-remaining-of-done": "What remains of finished steps was left out.",
        "import-resource-missing": (
            "Resources that are assigned, but that the file lacks, got a name of their own."
        ),
        "import-resource-unknown": "Resources that are assigned are not in the file.",
        "import-risks": "Risks were left out.",
        "import-round-the-clock": "On a calendar that never rests, without people.",
        "import-row-people": "People on rows that are no steps were left out.",
        "import-row-twice": "Rows with the id of an earlier one were left out.",
        "import-rule-of-missing-step": (
            "Limits or holds name steps that are gone, and were left out."
        ),
        "import-run-through": "Steps that fit into one stretch of work run through.",
        "import-sheet": "The sheet that the list is read from.",
        "import-sheets-unread": "Other sheets are not read.",
        "import-shifts": "The hours of the calendars in use are these shifts.",
        "import-shifts-cut": (
            "Calendars that overlap were cut into shifts that do not, since people on "
            "shifts that overlap add up."
        ),
        "import-short-row": (
            "Rows with fewer fields than their table has: the rest was taken as empty."
        ),
        "import-split": "Gaps in split steps are gone; the steps may pause anywhere.",
        "import-start-earlier": "Work was done before the start; the campaign begins with it.",
        "import-start-taken": (
            "Steps under way without an actual start began when they were planned to, or at "
            "the data date."
        ),
        "import-subproject": (
            "Inserted projects are files of their own, whose steps are not in this one."
        ),
        "import-sum-row": "Rows with sums are no steps.",
        "import-summary": "Summaries became headings of the steps below them.",
        "import-summary-alone": "Summaries without any steps under them are read as steps.",
        "import-summary-link": "Links of summaries became links of their first or last steps.",
        "import-summary-link-every": (
            "Links to the first start or the last end within a summary hold for every step "
            "below it."
        ),
        "import-surplus-fields": (
            "Rows with more fields than their table has: the surplus was left out."
        ),
        "import-suspended": "Steps that were stopped and go on later are suspended.",
        "import-table-choices": "A table of this program says all itself: choices are not used.",
        "import-table-hidden": "Hidden rows of a table of this program count like others.",
        "import-table-not-read": "Columns, rows and sheets that a planner added are not read.",
        "import-target": "A deadline is the target.",
        "import-target-dropped": "The date by which the plan had to end lies before its start.",
        "import-task-calendar": (
            "Steps whose calendar works less than their people have windows for it."
        ),
        "import-thresholds": "Thresholds were left out.",
        "import-time-zone": "Dates have no time zone there; which one they are taken in.",
        "import-timesheets": "Timesheets were left out.",
        "import-uid-missing": "Something has no UID, so that nothing in the file can name it.",
        "import-uid-twice": (
            "Activities with the id of another one; links and people belong to the first."
        ),
        "import-units-missing": "Assignments state no number of people; one is taken.",
        "import-units-part": (
            "Parts of a person or of a piece of equipment on a step were rounded up."
        ),
        "import-units-zero": (
            "Resources that work although the file has none of them: how many there are was "
            "taken as not stated."
        ),
        "import-unknown-launch": "No step has the name given for the launch.",
        "import-unknown-link": "Links of a kind that is not known were taken from finish to start.",
        "import-unknown-mark": "Lines with a mark that is not known were left out.",
        "import-unknown-project": "No project has the name given.",
        "import-unknown-resource": "Resources of a type that is not known were taken as people.",
        "import-unknown-status": (
            "Activities whose status is not known were judged by their actual dates."
        ),
        "import-unknown-table": "Tables that are not known were left out.",
        "import-unknown-type": (
            "Activities of a type that is not known were taken as ordinary ones."
        ),
        "import-unreadable-value": "Values that cannot be read were left out.",
        "import-until-midnight": (
            "Calendars whose work ends at 23:59 were taken to work until midnight."
        ),
        "import-update-unclear": (
            "The changes of an update have no plain place in the text of the graph."
        ),
        "import-wbs-circle": (
            "Parts of the work breakdown that contain themselves were put at the top."
        ),
        "import-wbs-missing": (
            "Activities whose part of the work breakdown the file lacks were put at the top."
        ),
        "import-weekday-twice": "A weekday stands twice in a calendar; the second counts.",
        "import-which-launch": "Several steps could be the launch: the question is asked.",
        "import-which-project": "The file holds several projects: the question is asked.",
        "import-work-differs": (
            "The work of an assignment is not its people times the duration; these two count."
        ),
        "import-works-weekends": (
            "Steps begin or end on Saturdays or Sundays: every day is worked, 08:00-16:00."
        ),
    }
)
"""Every code with its meaning in one sentence."""
