"""What contributors are told about the layout of the code is how it lies there."""

import re

import pytest

from tests.documentation.pages import ROOT, read

PAGE = read("CONTRIBUTING.md")
PACKAGE = ROOT / "scheduler"
LAYERS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))
ROWS = dict(re.findall(r"^\| `(\w+)/` \| (.+) \|$", PAGE, re.MULTILINE))
FILES_OF_A_FOLDER = 12


def families(layer):
    """Return the names of the folders of a layer."""
    return {path.parent.name for path in layer.glob("*/__init__.py")}


def is_crowded(folder):
    """Say whether a folder holds more files than it should, not counting what its package says."""
    return len(set(folder.glob("*.py")) - {folder / "__init__.py"}) > FILES_OF_A_FOLDER


def test_paths_that_contributors_are_sent_to_are_there():
    """Files and folders named in code style exist in the repository or in the package."""
    named = set(re.findall(r"`((?:[\w.-]+/)+(?:[\w-]+\.\w+)?)`", PAGE))
    families_named = {
        f"{family}/" for row in ROWS.values() for family in re.findall(r"`(\w+)/`", row)
    }
    roots = (ROOT, PACKAGE)

    paths = named - families_named
    assert len(paths) > 10
    assert [path for path in paths if not any((root / path).exists() for root in roots)] == []


@pytest.mark.parametrize("layer", LAYERS, ids=lambda path: path.name)
def test_families_of_a_layer_are_told(layer):
    """Each folder of a layer stands in its row, and no other."""
    assert set(re.findall(r"`(\w+)/`", ROWS.get(layer.name, ""))) == families(layer)


def test_layers_are_told():
    """Each layer stands in the picture of layers."""
    picture = PAGE.partition("```text\n")[2].partition("```")[0]

    assert [path.name for path in LAYERS if not re.search(rf"\b{path.name}\b", picture)] == []


def test_longer_folders_have_a_reason():
    """A folder of more than a dozen files is named where the reasons stand."""
    reasons = PAGE.partition("\nA folder holds twelve files")[2].partition("\n\n")[0]
    told = {PACKAGE / path for path in re.findall(r"`([\w/]+)/`", reasons)}
    crowded = {path.parent for path in PACKAGE.rglob("*.py") if is_crowded(path.parent)}

    assert PACKAGE / "engine" in told
    assert {path for path in crowded if told.isdisjoint({path, *path.parents})} == set()
