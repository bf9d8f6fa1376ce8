"""Early dates of imported networks beside those of the program that they come from."""

import json
from pathlib import Path

import scheduler

DATA = Path(__file__).parents[2] / "data" / "foreign" / "mspdi"
FILE = DATA / "construction-progress-mpxj.xml"
ORACLE = DATA / "construction-progress-mpxj.xml.oracle.json"


def test_early_starts_are_those_of_the_reference():
    """By links and calendars alone, every step to come starts when it does there."""
    (project,) = json.loads(ORACLE.read_text("utf-8"))["projects"]
    theirs = {str(row["uid"]): row["start"] for row in project["tasks"] if "start" in row}
    imported = scheduler.import_schedule(FILE, launch="T11")
    situation = scheduler.prepare(imported.campaign, progress=imported.progress)
    times = scheduler.network_times(situation)
    uids = imported.file.imported.uids
    ours = {
        uids[step]: f"{situation.axis.moment(dates.early_start):%Y-%m-%dT%H:%M}"
        for step, dates in times.items()
    }

    assert len(ours) == 11
    assert ours == {uid: theirs[uid] for uid in ours}
