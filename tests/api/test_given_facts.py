"""Facts given beside a campaign in Python: everything is from the data date on."""

from datetime import datetime

import pytest

import scheduler
from scheduler.errors import InputError
from tests.living.files import BATTERY, BATTERY_DAY, OVERRUN, write
from tests.living.m1 import begun, m1, progress

WEDNESDAY = datetime.fromisoformat("2026-03-04T18:00+00:00")
TUESDAY = datetime.fromisoformat("2026-03-03T18:00+00:00")
DAY = progress("Mon 15:00", {"a": begun("Mon 08:00", "2h")})


def sources(folder):
    """Return M1 and its facts as files, and as they were made in Python."""
    graph, facts = write(folder)
    return [(graph, facts), (str(graph), DAY), (m1(), str(facts)), (m1(), DAY)]


def test_plans_from_files_and_from_objects_are_the_same(tmp_path):
    """Each launches on Wednesday, and its folder passes the check from its files alone."""
    plans = [
        scheduler.plan(source, progress=facts, workers=1) for source, facts in sources(tmp_path)
    ]
    for number, plan in enumerate(plans):
        assert plan.launch == WEDNESDAY
        assert plan.schedule == plans[0].schedule
        folder = tmp_path / str(number)
        plan.save(folder, charts=False)
        assert scheduler.verify(folder) == []
        assert scheduler.reopen(folder).schedule == plan.schedule


def test_a_campaign_loaded_with_facts_plans_what_is_left(tmp_path):
    """It need not be told of them again, and refuses others beside them."""
    graph, facts = write(tmp_path)
    campaign = scheduler.load(graph, progress=facts)

    assert scheduler.solve(campaign, workers=1).launch == WEDNESDAY
    situation = scheduler.prepare(m1(), progress=facts)
    found = scheduler.solve(situation, workers=1)
    assert found.launch == WEDNESDAY
    schedule = found.schedule
    assert schedule is not None
    assert scheduler.check(m1(), None, schedule, progress=DAY) == []
    assert scheduler.check(m1(), None, schedule) != []
    with pytest.raises(ValueError, match="knows its facts already"):
        scheduler.solve(campaign, progress=facts)
    with pytest.raises(ValueError, match="a situation has its facts already"):
        scheduler.solve(situation, progress=facts)


def test_studies_of_a_plan_go_on_from_its_facts(tmp_path):
    """Two mechanics more at night bring back the day."""
    graph, facts = write(tmp_path)
    plan = scheduler.plan(graph, progress=facts, workers=1, baseline=False)

    assert scheduler.what_if(plan, "crew.MEC.late=4").after.launch == TUESDAY
    best = scheduler.levers(plan).gaining[0]
    assert (str(best.lever.change), best.gain) == ("crew.MEC.late=4", 24 * 60)
    changed = scheduler.what_if(plan, "crew.MEC.late=4").after
    changed.save(tmp_path / "changed", charts=False)
    assert scheduler.verify(tmp_path / "changed") == []


def test_conflicts_of_a_day(tmp_path):
    """The limit that runs out is named, and both ways out."""
    graph, facts = write(tmp_path, BATTERY, BATTERY_DAY)
    found = scheduler.find_conflicts(graph, progress=facts, workers=1)

    assert not found.is_possible
    assert found.ways_out == (
        "bat end to go end: 56 h instead of 36 h, 20 h longer",
        "do bat again: bat/2 runs from Wed 04 Mar 10:00 to Wed 04 Mar 12:00",
    )


def test_ladder_of_a_day():
    """Its last rung is the plan of what is left."""
    rungs = scheduler.ladder(m1(), progress=DAY, workers=1)
    assert rungs.to_frame()["launch"].iloc[-1] == WEDNESDAY


def test_mistakes_of_facts_are_told_as_those_of_a_file(tmp_path):
    """Of an object by their place, of a file by their line."""
    graph, facts = write(tmp_path, facts=OVERRUN.replace("a:", "aa:"))
    with pytest.raises(InputError, match=r"facts\.yaml:4: unknown-task"):
        scheduler.plan(graph, progress=facts)
    with pytest.raises(InputError, match="unknown-task"):
        scheduler.plan(m1(), progress=progress("Mon 15:00", {"aa": begun("Mon 08:00", "2h")}))
    with pytest.raises(InputError, match="remaining-missing: 'a' is not finished"):
        scheduler.plan(m1(), progress=progress("Mon 15:00", {"a": begun("Mon 08:00")}))
