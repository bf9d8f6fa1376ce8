import pytest

from scheduler.exports.gantt.brief.folding import MOST_PLACES
from scheduler.exports.gantt.brief.key import key_of
from scheduler.exports.gantt.brief.page import lay_out_brief
from scheduler.exports.page.chart import shorten
from scheduler.exports.page.fonts import FontRuler
from tests.exports.test_gantt import plan_of

RULER = FontRuler()


@pytest.mark.parametrize(
    ("name", "scenario"),
    [("cargo-launcher", "parallel"), ("shenzhou-22", "emergency"), ("shenzhou-22", "three-shifts")],
)
def test_every_bar_carries_its_id_at_least(name, scenario):
    """However many steps there are on the page, no bar of the shipped graphs is without a label."""
    brief = lay_out_brief(plan_of(name, scenario), RULER)
    placed = [each for lane in brief.lanes.lanes for each in lane.steps if not each.step.is_note]

    assert all(each.step.id in each.label for each in placed)


def test_every_name_stands_on_the_page():
    """What has no name at its bar has it in white space of its lane, or in the key."""
    brief = lay_out_brief(plan_of("cargo-launcher", "parallel"), RULER)

    assert brief.unnamed == ()


def test_what_launch_waits_for_is_named_where_vehicles_take_their_room():
    """Eighty steps and two vehicles: what has no name is not on the driving chain, nor a hold."""
    plan = plan_of("shenzhou-22", "emergency")
    brief = lay_out_brief(plan, RULER)
    chain = {piece.task for piece in plan.chain}

    assert brief.unnamed
    assert not {each.id for each in brief.unnamed} & chain
    assert len(brief.unnamed) < len(plan.schedule.tasks) / 2


def test_names_apart_from_bars_meet_nothing_in_their_row():
    """A name in white space is clear of every bar and label of its row."""
    brief = lay_out_brief(plan_of("cargo-launcher", "parallel"), RULER)
    lanes = {lane.title: lane for lane in brief.lanes.lanes}

    assert brief.spares
    for spare in brief.spares:
        row = [each for each in lanes[spare.lane].steps if each.row == spare.row]
        assert all(each.right < spare.left or spare.right < each.left for each in row)


def test_few_places_share_a_lane():
    """Lanes stay apart as far as possible: at most five places stand in one."""
    brief = lay_out_brief(plan_of("shenzhou-22", "emergency"), RULER)

    assert all(lane.title.count(", ") < MOST_PLACES for lane in brief.lanes.lanes)


def test_a_key_is_in_order_of_ids():
    """The key is looked up by id, line after line."""
    brief = lay_out_brief(plan_of("shenzhou-22", "emergency"), RULER)
    placed = [each for lane in brief.lanes.lanes for each in lane.steps if not each.step.is_note]
    lines = key_of(placed, 500.0, RULER).lines

    ids = [entry.id for line in lines for entry in line]
    assert len(lines) > 1
    assert ids == sorted(ids)
    assert all(entry.name_x < 500.0 for line in lines for entry in line)


def test_texts_are_cut_between_words():
    """A text that is cut ends with a whole word if that keeps most of it."""
    width = RULER.width("Umbilicals connec…", 9.0)

    assert shorten("Umbilicals connected", width, 9.0, RULER) == "Umbilicals connec…"
    assert shorten("All umbilicals connected", width, 9.0, RULER) == "All umbilicals…"
