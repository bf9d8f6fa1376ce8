"""The short page of measurements says what the long one says."""

import re

from tests.documentation.pages import as_texts, read

SHORT = read("docs/measurements.md")
LONG = read("benchmarks/RESULTS.md")


def rows(text, heading):
    """Return the rows of the first table under a heading, by their first cell."""
    section = text.partition(f"\n## {heading}\n")[2]
    table = re.search(r"(?:^\|.+\|\n)+", section, re.MULTILINE)
    lines = table[0].splitlines() if table else []
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines]
    return {first: rest for first, *rest in cells[2:]}


def test_every_scenario_of_the_founding_campaign_is_measured():
    """The table of measured scenarios leaves none out."""
    scenarios = as_texts(read("task_graphs/shenzhou-22.yaml"))["scenarios"]

    assert list(rows(SHORT, "A campaign of a hundred steps")) == list(scenarios)


def test_times_of_scenarios_are_those_of_the_long_page():
    """Steps, launch, verdict, first plan, proof and the rival's proof are copied right."""
    measured = rows(LONG, "shenzhou-22")
    chosen = {name: [*row[:5], row[10]] for name, row in measured.items()}
    rounded = {
        name: [steps, f"{float(launch.split()[0]):.1f} d", *others]
        for name, (steps, launch, *others) in chosen.items()
    }

    assert rows(SHORT, "A campaign of a hundred steps") == rounded


def test_gaps_of_large_sites_are_those_of_the_long_page():
    """First plan, gaps and memory are those measured, rounded."""
    measured = rows(LONG, "Large sites")
    told = rows(SHORT, "Large sites")

    assert list(told) == list(measured)
    for steps, (first, half, whole, memory) in told.items():
        row = measured[steps]
        assert first == f"{row[2]} s"
        assert [half, whole] == [
            f"{float(gap):.0f} %" if float(gap) else "proved" for gap in (row[6], row[7])
        ]
        assert memory == f"{row[-1]} MiB"
