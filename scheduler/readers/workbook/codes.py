"""Every code of a mistake in the form of a workbook of our own, with its meaning."""

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "workbook-sheet-missing": "A sheet without which there is no campaign is gone.",
        "workbook-no-headings": "A sheet has content, and no row with its headings.",
        "workbook-heading-twice": "Two columns of a sheet have the same heading.",
        "workbook-no-key": "A row says something, and its key is missing.",
        "workbook-key-twice": "Two rows of a sheet have the same key.",
        "workbook-unknown-owner": "A row belongs to an entry that is not there.",
        "workbook-formula": "A cell has a formula without a saved value, or one that failed.",
        "workbook-cell": "A cell does not hold what its column takes.",
    }
)
"""Every code with its meaning in one sentence."""
