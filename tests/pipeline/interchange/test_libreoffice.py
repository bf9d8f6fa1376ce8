"""Workbooks opened and saved by another program still say the same."""

import shutil
import subprocess
from pathlib import Path

import pytest

from scheduler.exports.workbook.writing import table_bytes
from scheduler.pipeline.campaign_text import Writer
from scheduler.readers.task_graph import read_task_graph
from scheduler.readers.workbook.reading import read_workbook
from tests.shipped import GRAPHS

OFFICE = shutil.which("soffice")
SECONDS = 180


def saved_again(path: Path, folder: Path) -> bytes:
    """Return a workbook as LibreOffice saves it after opening it."""
    profile = (folder / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(folder / "again"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)  # noqa: S603
    return (folder / "again" / path.name).read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("graph", GRAPHS, ids=lambda path: path.stem)
def test_workbook_saved_by_libreoffice_says_the_same_campaign(graph, tmp_path):
    """Its own styles, texts and numbers change nothing that a planner wrote."""
    campaign = read_task_graph(graph).require()
    path = tmp_path / "table.xlsx"
    path.write_bytes(table_bytes(Writer(campaign.zone).plain(campaign)))

    again = read_workbook(saved_again(path, tmp_path), "table.xlsx").campaign

    assert again is not None
    assert again.altered({"format": campaign.format}) == campaign
