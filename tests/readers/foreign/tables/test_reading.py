"""Where lists stand, how they are outlined, and what is refused."""

from datetime import datetime

import pytest

from scheduler.errors import InputError
from scheduler.formats.foreign.words import ConstraintKind, ForeignKind
from tests.readers.foreign.tables.lists import links, read_sheets, read_text

SIMPLE = "ID,Name,Duration,Predecessors\nA,Unload,4 h,\nB,Stack,2 h,A\n"


def codes(error):
    """Return the codes and lines of all problems."""
    return [(each.code, each.where.line) for each in error.value.problems]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_separator_and_mark_of_encoding(separator, encoding):
    """A table is found whatever Excel saved it as."""
    project, _ = read_text(SIMPLE.replace(",", separator), encoding)

    assert links(project) == [("A", "FS", None, "B")]


def test_separator_line_of_excel_is_obeyed():
    """``sep=;`` in the first line names the separator."""
    project, _ = read_text("sep=;\n" + SIMPLE.replace(",", ";"))

    assert [each.name for each in project.tasks] == ["Unload", "Stack"]


def test_russian_headings_in_their_code_page():
    """A list in CP1251 is read, and a sample of what was read is shown."""
    text = (
        "Ид;Название задачи;Длительность;Предшественники\n1;Сборка;2 дня;\n2;Пуск;4 ч;1ОН+1 день\n"
    )
    project, notices = read_text(text, "cp1251")

    assert [each.name for each in project.tasks] == ["Сборка", "Пуск"]
    assert links(project) == [("1", "FS", 480, "2")]
    assert "cp1251" in notices["import-encoding"].text


def test_chinese_list_in_gbk():
    """Full-width commas and Chinese units are understood."""
    text = (
        "标识号,任务名称,工期,前置任务\n"
        "1,总装测试,3 个工作日,\n2,垂直转运,6 工时,\n3,发射,0 个工作日,1，2\n"
    )
    project, _ = read_text(text, "gbk")

    assert links(project) == [("1", "FS", None, "3"), ("2", "FS", None, "3")]
    assert [each.duration.minutes for each in project.tasks] == [1440, 360, 0]


def test_encoding_that_does_not_fit_is_told():
    """A named encoding is not silently replaced by another."""
    with pytest.raises(InputError) as error:
        read_text("ID,Name\nÄ,x", "cp1252", encoding="utf-8")

    assert codes(error) == [("foreign-encoding", 2)]


def test_titles_above_and_sums_below_are_no_steps():
    """The headings are found in the third row; the sum is told of."""
    project, notices = read_text(
        "Plan rev B\n\nStep,Activity,Dur. (h)\nA,Unload,4\nB,Stack,2\nTotal,,6\n"
    )

    assert (project.title, [each.code for each in project.tasks]) == ("Plan rev B", ["A", "B"])
    assert [each.duration.minutes for each in project.tasks] == [240, 120]
    assert notices["import-sum-row"].names == ("row 6",)


def test_bare_numbers_are_hours_unless_said_otherwise():
    """The heading decides; where it does not, hours are taken, and said."""
    text = "ID,Name,{},Pred\nA,Unload,4,\n"
    in_days, silent = read_text(text.format("Duration (days)")), read_text(text.format("Duration"))
    asked = read_text(text.format("Duration"), numbers="days")

    assert in_days[0].tasks[0].duration.minutes == 4 * 480
    assert silent[0].tasks[0].duration.minutes == 240
    assert silent[1]["import-bare-numbers"].names == ("row 2",)
    assert asked[0].tasks[0].duration.minutes == 4 * 480
    assert "import-bare-numbers" not in in_days[1] | asked[1]


def test_outline_by_level_indent_or_number():
    """Three ways of saying that B stands below A."""
    by_level = "ID,Name,Outline Level,Duration\n1,A,1,\n2,B,2,4 h\n"
    by_indent = "ID,Name,Duration\n1,A,\n2,    B,4 h\n"
    by_number = "WBS,Name,Duration\n1,A,\n1.1,B,4 h\n"
    for text in (by_level, by_indent, by_number):
        project, _ = read_text(text)
        above, below = project.tasks
        assert (above.kind, below.level, below.parent) == (ForeignKind.SUMMARY, 2, above.uid)


def test_numbers_that_look_alike_stay_apart():
    """1.1 and 1.10 are two steps."""
    project, _ = read_text("WBS,Name,Duration,Pred\n1.1,A,1 h,\n1.10,B,1 h,\n2,C,1 h,1.10\n")

    assert links(project) == [("1.10", "FS", None, "2")]


def test_phases_over_the_width_of_the_list_stand_above_the_steps():
    """A row with a name alone is a heading of those below it."""
    rows = [["Step", "Activity", "Hours"], ["A. Assembly"], ["A01", "Unload", 4], ["B. Fuel"]]
    project, _ = read_sheets(("Steps", [*rows, ["B01", "Fuel", 2]]))

    shown = [(each.name, each.kind, each.level) for each in project.tasks]
    assert shown == [
        ("A. Assembly", ForeignKind.SUMMARY, 1),
        ("Unload", ForeignKind.TASK, 2),
        ("B. Fuel", ForeignKind.SUMMARY, 1),
        ("Fuel", ForeignKind.TASK, 2),
    ]


def test_dates_without_durations_are_counted_in_days_of_eight_hours():
    """Monday to Wednesday is three days of work; it is said that this is a guess."""
    project, notices = read_text("ID,Name,Start,Finish\n1,A,2026-10-05,2026-10-07\n")

    assert project.tasks[0].duration.minutes == 3 * 480
    assert notices["import-duration-from-dates"].names == ("1 A",)


def test_dates_on_a_weekend_make_a_week_of_seven_days():
    """A step from Saturday to Sunday takes two days, and the calendar of the list works then."""
    project, notices = read_text("ID,Name,Start,Finish\n1,A,2026-10-03,2026-10-04\n")

    assert project.tasks[0].duration.minutes == 2 * 480
    assert set(project.calendars[0].week) == set(range(7))
    assert "import-works-weekends" in notices


def test_limits_by_date_bind_starts_and_ends():
    """``Not before`` and ``Latest end`` are dates that bind; a day ends at midnight."""
    project, _ = read_text(
        "ID,Name,Hours,Not before,Latest end\nA,Fuel,4,2026-10-05 08:00,2026-10-09\n"
    )

    assert [(each.kind, each.date) for each in project.tasks[0].constraints] == [
        (ConstraintKind.START_NO_EARLIER, datetime(2026, 10, 5, 8)),
        (ConstraintKind.FINISH_NO_LATER, datetime(2026, 10, 10)),
    ]


def test_constraints_of_other_languages():
    """``Muss enden am`` is finish on."""
    project, _ = read_text(
        "Nr.;Vorgangsname;Dauer;Einschränkungsart;Einschränkungstermin\n"
        "1;Freigabe;0 Tage;Muss enden am;Do 22.10.26 17:00\n"
    )

    assert project.tasks[0].constraints[0].kind is ConstraintKind.FINISH_ON


def test_columns_are_named_by_hand_where_their_headings_say_nothing():
    """``Vier=duration`` makes a column of any name the duration."""
    project, _ = read_text("ID,Name,Vier,Pred\nA,Unload,4 h,\n", columns={"Vier": "duration"})

    assert project.tasks[0].duration.minutes == 240


def test_all_mistakes_are_told_at_once_with_their_rows():
    """A duration, a predecessor and a date that cannot be read: three problems, no import."""
    with pytest.raises(InputError) as error:
        read_text(
            "ID,Name,Duration,Pred,Not before\n"
            "A,Unload,soon,,\nB,Stack,2 h,A+3x,\nC,Go,1 h,,never\n"
        )

    assert sorted(codes(error)) == [
        ("foreign-date", 4),
        ("foreign-duration", 2),
        ("foreign-predecessor", 3),
    ]


def test_formulas_without_a_value_are_told():
    """A workbook that no spreadsheet has computed has no duration there."""
    with pytest.raises(InputError) as error:
        read_sheets(("Steps", [["ID", "Name", "Hours"], ["A", "Unload", "=X1*2"]]))

    assert codes(error) == [("foreign-formula", 2)]


def test_dates_that_a_spreadsheet_made_of_predecessors_are_told():
    """2-3 became the second of March."""
    rows = [["ID", "Name", "Hours", "Pred"], ["A", "Unload", 4, datetime(2026, 3, 2)]]
    with pytest.raises(InputError) as error:
        read_sheets(("Steps", rows))

    assert codes(error) == [("foreign-predecessor", 2)]


def test_the_list_is_found_among_several_sheets():
    """The sheet with the list is read, one with crews beside it, and the rest is named."""
    steps = [["ID", "Name", "Hours", "Crew"], ["A", "Unload", 4, "LIF 8"]]
    crews = [["Crew", "day 8-16", "night 0-8"], ["LIF", 24, 8]]
    project, notices = read_sheets(("Notes", [["hello"]]), ("Crews", crews), ("Steps", steps))

    assert dict(project.resources[0].people) == {"day": 24, "night": 8}
    assert notices["import-sheets-unread"].names == ("Notes",)


def test_no_list_is_refused_with_what_headings_are_called():
    """A table of prices is no list of steps."""
    with pytest.raises(InputError) as error:
        read_text("fruit,price\napple,3\n")

    assert [code for code, _ in codes(error)] == ["foreign-no-list"]


def test_other_columns_keep_their_headings():
    """Places and hazards stay readable under the names that people know them by."""
    project, _ = read_text("ID,Name,Hours,Place,Hazard\nA,Fuel,4,PAD,toxic\n")

    assert project.tasks[0].fields == {"Place": "PAD", "Hazard": "toxic"}


@pytest.mark.parametrize("heads", ["ID,Step,Hours", "Step,ID,Hours"])
def test_steps_are_names_where_numbers_have_a_column_of_their_own(heads):
    """``ID`` and ``Step`` beside each other are a number and a name."""
    row = "1,Unload,4" if heads.startswith("ID") else "Unload,1,4"
    project, _ = read_text(f"{heads}\n{row}\n")

    assert [(each.code, each.name) for each in project.tasks] == [("1", "Unload")]
    assert project.tasks[0].fields == {}


def test_names_without_a_number_head_phases():
    """Where all steps have numbers, a name alone stands above those below it."""
    project, _ = read_text("ID,Name,Hours\n,Assembly,\nA1,Unload,4\n")

    assert [each.kind for each in project.tasks] == [ForeignKind.SUMMARY, ForeignKind.TASK]
