"""The code page of an XER file, which it does not say."""

import codecs

import pytest

from scheduler.errors import InputError
from scheduler.formats.foreign.notices import NoticeKind
from scheduler.readers.foreign.code_pages import guess_code_page
from scheduler.readers.foreign.xer.reading import read_xer
from tests.readers.foreign.xer_files import names, steps, task, xer

RUSSIAN = "Проверка герметичности"


def _bytes(name: str, encoding: str) -> bytes:
    return xer({"TASK": [task(1, task_name=name)]}).encode(encoding)


def _name(content: bytes, encoding: str = "") -> str:
    return steps(read_xer(content, "plan.xer", encoding).projects[0])[0].name


@pytest.mark.parametrize(
    ("name", "code_page"),
    [
        (RUSSIAN, "cp1251"),
        ("Задача 1", "cp1251"),
        ("Dichtheitsprüfung der Stufe", "cp1252"),
        ("Vérification à froid", "cp1252"),
        ("Próba szczelności", "cp1250"),
        ("Zkouška těsnosti přístroje", "cp1250"),
        ("Haz\u0131rl\u0131k a\u015famas\u0131", "cp1254"),
        ("Δοκιμή στεγανότητας", "cp1253"),
        ("اختبار التسرب", "cp1256"),
        ("一级组合体垂直转运至发射塔架", "gbk"),
        ("加注", "gbk"),
        ("リークテスト", "cp932"),
        ("조립 및 시험", "cp949"),
    ],
)
def test_code_page_is_guessed_from_how_the_words_read(name, code_page):
    """Of all code pages the one counts in which the words look like words."""
    assert guess_code_page([name.encode(code_page)]) == code_page


def test_a_guess_is_told_with_a_sample():
    """The user sees which words were read, and how to choose another code page."""
    schedule = read_xer(_bytes(RUSSIAN, "cp1251"), "plan.xer")
    (notice,) = schedule.notices
    assert schedule.encoding == "cp1251"
    assert (notice.code, notice.kind) == ("import-encoding-guessed", NoticeKind.DECIDED)
    assert notice.names == (RUSSIAN,)
    assert "CP1251" in notice.text
    assert "--encoding" in notice.way_out


def test_letters_that_no_schedule_shows_need_no_guess():
    """Signs of currencies beyond ASCII change nothing, so nothing is told."""
    rows = [{"curr_id": "1", "curr_symbol": "£", "curr_short_name": "GBP"}]
    content = xer({"CURRTYPE": rows, "TASK": [task(1)]}).encode("cp1252")
    assert not read_xer(content, "plan.xer").notices


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_found_out_without_a_notice(encoding):
    """UTF-8 with and without a mark, and UTF-16, are certain."""
    schedule = read_xer(_bytes(RUSSIAN, encoding), "plan.xer")
    assert steps(schedule.projects[0])[0].name == RUSSIAN
    assert not schedule.notices


def test_big_endian_with_a_mark_is_read():
    """The mark says which byte comes first."""
    content = codecs.BOM_UTF16_BE + _bytes(RUSSIAN, "utf-16-be")
    assert _name(content) == RUSSIAN


def test_the_code_page_that_the_user_names_counts():
    """No guess then, and no notice."""
    content = _bytes("Größe", "cp1252")
    assert _name(content, "cp1252") == "Größe"
    assert _name(content, "cp1251") == "GrцЯe"
    assert not read_xer(content, "plan.xer", "cp1252").notices


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-8", r"plan\.xer:13: foreign-encoding: the bytes b'.xcf' are no UTF-8 text"),
        ("klingon", "foreign-encoding: there is no encoding 'klingon'"),
        ("hex", "foreign-encoding: there is no encoding 'hex'"),
    ],
)
def test_an_encoding_that_does_not_fit_is_refused(encoding, message):
    """With the line of the first byte that does not fit."""
    with pytest.raises(InputError, match=message):
        _name(_bytes(RUSSIAN, "cp1251"), encoding)


def test_a_few_bad_bytes_in_utf_8_do_not_turn_all_of_it_into_another_code_page():
    """The rest stays right; what is lost is named."""
    text = xer({"TASK": [task(n, task_name=f"{RUSSIAN} {n}") for n in range(1, 5)]})
    content = text.encode().replace("и 2".encode(), b"\xff 2", 1)
    schedule = read_xer(content, "plan.xer")
    assert steps(schedule.projects[0])[0].name == f"{RUSSIAN} 1"
    assert names(schedule, "import-encoding-marred") == (f"{RUSSIAN[:-1]}� 2",)
