"""Activity codes, user-defined fields and notes of P6."""

import pytest

from scheduler.readers.foreign.primavera.base.markup import plain
from tests.readers.foreign.xer_files import codes, names, read, read_one, steps, task

TYPES = [{"actv_code_type_id": "1", "actv_code_type": "Area"}]
VALUES = [
    {
        "actv_code_id": "11",
        "actv_code_type_id": "1",
        "short_name": "PAD",
        "actv_code_name": "Launch pad",
    }
]
ASSIGNED = [{"task_id": "1", "actv_code_type_id": "1", "actv_code_id": "11"}]
LABELS = [
    {"udf_type_id": "5", "table_name": "TASK", "udf_type_label": "Hazard"},
    {"udf_type_id": "6", "table_name": "RSRC", "udf_type_label": "Crew"},
    {"udf_type_id": "7", "table_name": "PROJECT", "udf_type_label": "Sponsor"},
]


def test_activity_codes_are_fields_by_their_names():
    """Their value, and beside it what it stands for."""
    rows = {"TASK": [task(1)], "ACTVTYPE": TYPES, "ACTVCODE": VALUES, "TASKACTV": ASSIGNED}
    project = read_one(rows)
    assert steps(project)[0].fields == {"Area": "PAD", "Area description": "Launch pad"}
    assert project.field_names == ("Area", "Area description")


def test_user_defined_fields_go_by_their_labels():
    """Text, number or date; those of resources belong to these."""
    schedule = read(
        {
            "TASK": [task(1), task(2)],
            "RSRC": [{"rsrc_id": "7", "rsrc_name": "LIF", "rsrc_type": "RT_Labor"}],
            "UDFTYPE": LABELS,
            "UDFVALUE": [
                {"udf_type_id": "5", "fk_id": "1", "udf_text": "toxic"},
                {"udf_type_id": "5", "fk_id": "2", "udf_number": "3"},
                {"udf_type_id": "6", "fk_id": "7", "udf_text": "lifters"},
                {"udf_type_id": "7", "fk_id": "1", "udf_text": "the agency"},
            ],
        }
    )
    (project,) = schedule.projects
    assert [each.fields for each in steps(project)] == [{"Hazard": "toxic"}, {"Hazard": "3"}]
    assert project.resources[0].fields == {"Crew": "lifters"}
    assert names(schedule, "import-field-elsewhere") == ("Sponsor (PROJECT)",)


def test_notes_come_without_their_markup():
    """Those of another topic than notes are headed by it."""
    rows = {
        "TASK": [task(1)],
        "MEMOTYPE": [
            {"memo_type_id": "1", "memo_type": "Notes"},
            {"memo_type_id": "2", "memo_type": "Safety"},
        ],
        "TASKMEMO": [
            {"task_id": "1", "memo_type_id": "1", "task_memo": "<html><body>Go</body></html>"},
            {"task_id": "1", "memo_type_id": "2", "task_memo": "<p>Masks &amp; gloves</p>"},
        ],
    }
    assert steps(read_one(rows))[0].notes == "Go\n\nSafety: Masks & gloves"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("plain", "plain"),
        ("two\x7f\x7flines", "two\nlines"),
        ("<p>one</p><p>two<br>three</p>", "one\ntwo\nthree"),
        ("<html>\x7f\x7f  <head>\x7f</head><body>  A\x7f B </body></html>", "A B"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("5 &lt; 6 &#233;", "5 < 6 é"),
        ("pressure < 5 bar & falling", "pressure < 5 bar & falling"),
        ("<style>p {}</style>seen", "seen"),
        ("<title>kept if it never ends", "kept if it never ends"),
        ("", ""),
    ],
)
def test_markup_is_taken_off(written, seen):
    """Blocks make lines, entities letters, layout blanks."""
    assert plain(written) == seen


def test_what_has_no_place_is_told():
    """Costs, steps within activities and the like, by the activities that lose them."""
    schedule = read(
        {
            "TASK": [task(1)],
            "PROJCOST": [{"cost_item_id": "1", "task_id": "1"}],
            "TASKPROC": [{"proc_id": "1", "task_id": "1", "proc_name": "Check seals"}],
        }
    )
    assert codes(schedule) == ["import-costs", "import-activity-steps"]
    assert names(schedule, "import-costs") == ("A1 Step 1",)


def test_fields_may_be_chosen_from_a_list():
    """The code of the choice is the value."""
    rows = {
        "TASK": [task(1)],
        "UDFTYPE": LABELS,
        "UDFCODE": [{"udf_code_id": "9", "short_name": "TOX", "udf_code_name": "toxic"}],
        "UDFVALUE": [{"udf_type_id": "5", "fk_id": "1", "udf_code_id": "9"}],
    }
    assert steps(read_one(rows))[0].fields == {"Hazard": "TOX"}


def test_codes_and_fields_that_nothing_explains_are_told():
    """Their values are named."""
    schedule = read(
        {
            "TASK": [task(1)],
            "TASKACTV": ASSIGNED,
            "UDFVALUE": [{"udf_type_id": "5", "fk_id": "1", "udf_text": "toxic"}],
        }
    )
    told = names(schedule, "import-field-unknown-kind")
    assert told == ("11 (line 16)", "toxic (line 19)")


def test_notes_of_the_root_are_those_of_the_project():
    """The node stands for the project itself."""
    memo = [{"wbs_id": "100", "wbs_memo": "Keep the pad clear"}]
    assert read_one({"TASK": [task(1)], "WBSMEMO": memo}).notes == "Keep the pad clear"
