"""The section on risk files is complete, and its example is read as it says."""

import re

from scheduler.model.risk.hours_range import HoursRange, Together
from scheduler.model.risk.launch_risk import Attempt, LaunchRisk, Recycle
from scheduler.model.risk.mishap import AddedWork, Mishap, WeatherRisk
from scheduler.model.risk.risks import Risks
from scheduler.readers.risk.codes import CODES
from scheduler.readers.risk.risk_yaml import parse_risk_yaml, read_risk_yaml
from scheduler.readers.task_graph import read_task_graph
from tests.documentation.pages import ROOT, blocks, read
from tests.shipped import FOLDER

PAGE = read("task_graphs/README.md").partition("\n## Risk files\n")[2].partition("\n## ")[0]
CAMPAIGN = read_task_graph(ROOT / "task_graphs" / "shenzhou-22.yaml").require()
PARTS = (Risks, HoursRange, Together, Mishap, AddedWork, WeatherRisk, LaunchRisk, Attempt, Recycle)


def test_example_is_a_sound_risk_file():
    """The file shown is one of the Shenzhou-22 campaign, without a problem."""
    (example,) = [text for _, text in blocks(PAGE, "yml")]

    draft = parse_risk_yaml(example.encode(), "example", CAMPAIGN)

    assert draft.problems == ()
    risks = draft.require()
    assert risks.hours[1].factors == (0.95, 1, 1.5)
    assert risks.overrun == 120
    assert risks.events["fault"].add["F1"].hours == (240, 480, 1440)
    assert risks.weather["wind"].no_go == 0.2
    assert risks.expired["H12"] == ("H12",)


def test_every_field_is_explained():
    """The tables leave no field of the format out."""
    cells = re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE)
    named = {word for cell in cells for word in re.findall(r"`(\w+)", cell)}
    named |= set(re.findall(r"`(no_go|persistence|technical)`", PAGE))

    fields = {each.alias or name for part in PARTS for name, each in part.model_fields.items()}
    assert fields - named == set()


def test_tables_of_codes_are_complete():
    """All codes with their meanings."""
    assert dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", PAGE, re.MULTILINE)).items() >= (
        CODES.items()
    )


def test_shipped_risk_file_holds_in_every_scenario():
    """The ranges and events of the Shenzhou-22 campaign fit each of its ways of working."""
    path = FOLDER / "shenzhou-22.risk.yaml"

    found = [read_risk_yaml(path, CAMPAIGN, name).problems for name in CAMPAIGN.scenarios]

    assert found == [()] * len(CAMPAIGN.scenarios)
