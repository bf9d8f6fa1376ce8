import json

import jsonschema
import pytest
import yaml

from scheduler.formats.schemas.risk_schema import risk_schema
from tests.shipped import FOLDER

SCHEMA = json.loads(risk_schema())
SHIPPED = (FOLDER / "shenzhou-22.risk.yaml").read_text("utf-8")


def errors(data):
    """Return what the schema refuses in data, each as its place."""
    return [each.json_path for each in jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)]


def test_schema_is_valid():
    """It is a schema of the stated dialect."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_published_schema_is_up_to_date():
    """The schema in the repository is the one that the program prints."""
    assert (FOLDER / "risk.schema.json").read_text("utf-8") == risk_schema()


@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_shipped_risk_file_fits(loader):
    """It fits, whether values come as texts or as numbers."""
    data = json.loads(json.dumps(loader(SHIPPED).get_single_data(), default=str))

    assert errors(data) == []


def test_schema_refuses_what_the_format_does_not_know():
    """An unknown field, two values in place of three, and a shape of another tool are refused."""
    bad = [
        {"samples": 1000},
        {"hours": [{"steps": "all", "factors": [1, 2]}]},
        {"hours": {"steps": "all", "factors": [1, 1, 2], "shape": "normal"}},
    ]

    assert [bool(errors(each)) for each in bad] == [True] * 3
