"""Files that only another library reads, which needs Java: both may be missing."""

import shutil
from importlib.util import find_spec

import pytest

from scheduler.readers.foreign.reading import read_foreign

MPX = """MPX,Microsoft Project for Windows,4.0,ANSI
10,$,1,2,",",.
11,2,0,1,8.00,40.00,,,1,0
12,1,0,480,/,:,am,pm,20,20
20,Standard,0,1,1,1,1,1,0
25,2,08:00 am,12:00 pm,01:00 pm,05:00 pm
25,3,08:00 am,12:00 pm,01:00 pm,05:00 pm
25,4,08:00 am,12:00 pm,01:00 pm,05:00 pm
30,Project1,,,Standard,05/10/2026,07/10/2026,0,29/11/2026
60,Name,WBS,Outline Level,Duration,Start,Finish,Predecessors,Fixed,ID,Unique ID,Outline Number
61,1,2,3,40,50,51,70,80,90,98,99
70,Unpack,1,1,2d,05/10/2026,06/10/2026,,No,1,1,1
70,Fuel,2,1,4h,07/10/2026,07/10/2026,1FS+1d,No,2,2,2
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("mpxj") is None, reason="the extra [mpp] is not installed"),
    pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed"),
]


def test_what_mpxj_reads_is_read_through_it(tmp_path):
    """Two steps in the old exchange format: 16 h, then a day later 4 h."""
    path = tmp_path / "plan.mpx"
    path.write_bytes(MPX.replace("\n", "\r\n").encode())
    schedule = read_foreign(path)
    (project,) = schedule.projects
    lengths = {row.name: row.duration and row.duration.minutes for row in project.tasks}
    assert lengths == {"Unpack": 960, "Fuel": 240}
    lag = project.links[0].lag
    assert lag is not None
    assert lag.minutes == 480
    assert schedule.notices[0].code == "import-by-mpxj"
