"""
Tables of an order to be played: whole numbers only, one row for each thing.

Columns are named by the constants below; steps go by their place in the order of play.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

NOTHING = -1
LATE = 1 << 40
"""The launch of a draw that lies outside the rules."""

# Columns of `steps`.
FLOOR, PLANNED, TICK, PAUSES = 0, 1, 2, 3
CLASS_FROM, CLASS_TO = 4, 5
TIME_FROM, TIME_TO = 6, 7
OVER_FROM, OVER_TO = 8, 9
RAW_FROM, RAW_TO = 10, 11
PRED_FROM, PRED_TO = 12, 13
LIMIT_FROM, LIMIT_TO = 14, 15
ABSENT_FROM, ABSENT_TO = 16, 17
MISHAP, ORIGINAL, WEATHERS = 18, 19, 20
STEP_COLUMNS = 21

# Columns of `classes`, `spans`, `preds`, `limits`, `absences` and places in `launch`.
LOW, HIGH, PAUSE = 0, 1, 2
OPENS, CLOSES, BEFORE = 0, 1, 2
SOURCE, FROM_END, TO_END, LAG, WORKING = 0, 1, 2, 3, 4
LIMIT_SOURCE, SOURCE_END, LIMIT_TARGET, TARGET_END, LONGEST, SINCE = 0, 1, 2, 3, 4, 5
AGAIN_FROM, AGAIN_TO, BEHIND_FROM, BEHIND_TO = 6, 7, 8, 9
ABSENCE_MISHAP, SPAN_FROM, SPAN_TO, LASTS = 0, 1, 2, 3
LAUNCH_STEP, HAS_ATTEMPTS, LAUNCH_WEATHER, AFTER, IN_A_ROW, THEN = 0, 1, 2, 3, 4, 5

# Rows of the working memory: dates of each step, of the events that limits count from, of the
# first time it was done, and whether it is being done again with others.
START, END, SINCE_START, SINCE_END, FIRST_START, FIRST_END, AGAIN = 0, 1, 2, 3, 4, 5, 6
MEMORY = 7

# Places in what is kept of each draw.
LAUNCH, OUTSIDE, SCRUBS = 0, 1, 2
KEPT = 3


class OrderTables(NamedTuple):
    """
    An order to be played.

    Attributes
    ----------
    steps
        A row for each step; pairs of columns are ranges of rows in the other tables.
    classes
        Starts that are legal by planned hours, and the pause between start and end.
    spans
        Working time with the work before it: less where a step gives way, with overtime, and raw.
    preds
        Links and hand-overs into each step.
    limits
        Limits, those after a scrub in the last row; what is done again and behind whom.
    step_limits, step_absences, repeats
        Numbers of limits, of absences and of steps.
    absences
        What mishaps with a period take away.
    days
        The minutes at which civil days begin.
    launch
        The launch step and its attempts.
    """

    steps: Ints
    classes: Ints
    spans: Ints
    preds: Ints
    limits: Ints
    step_limits: Ints
    step_absences: Ints
    repeats: Ints
    absences: Ints
    days: Ints
    launch: Ints


class OrderPlay(NamedTuple):
    """
    An order to be played, as in `OrderTables`, with what is drawn, as in `Draws`.

    ``memory`` has a row for each of `START` and the like, ``kept`` a row for each draw.
    """

    steps: Ints
    classes: Ints
    spans: Ints
    preds: Ints
    limits: Ints
    step_limits: Ints
    step_absences: Ints
    repeats: Ints
    absences: Ints
    days: Ints
    launch: Ints
    hours: Ints
    happens: Bools
    begins: Ints
    no_go: Bools
    technical: Bools
    memory: Ints
    kept: Ints


class WholeDraws(NamedTuple):
    """What is kept of each draw and step: dates, and who was critical."""

    starts: Ints
    ends: Ints
    critical: Bools
