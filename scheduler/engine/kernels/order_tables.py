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
ONLY_AGAIN = -2
"""In place of a mishap: what is done only when steps that have begun are done again as a whole."""
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
WHOLE, ENDS_FROM, ENDS_TO, GOES_ON, END_FLOOR = 21, 22, 23, 24, 25
IS_CALM, AFTER_FROM, AFTER_TO = 26, 27, 28
CLASS_DAYS, TIME_DAYS, OVER_DAYS = 29, 30, 31
STEP_COLUMNS = 32

# Columns of `classes`, `spans`, `preds`, `limits`, `absences` and places in `launch`.
LOW, HIGH, PAUSE = 0, 1, 2
CLASS_COLUMNS = SPAN_COLUMNS = 3
OPENS, CLOSES, WORKED = 0, 1, 2
SOURCE, FROM_END, TO_END, LAG, WORKING = 0, 1, 2, 3, 4
LIMIT_SOURCE, SOURCE_END, LIMIT_TARGET, TARGET_END, LONGEST, SINCE = 0, 1, 2, 3, 4, 5
AGAIN_FROM, AGAIN_TO, BEHIND_FROM, BEHIND_TO = 6, 7, 8, 9
ABSENCE_MISHAP, SPAN_FROM, SPAN_TO, LASTS = 0, 1, 2, 3
LAUNCH_STEP, HAS_ATTEMPTS, LAUNCH_WEATHER, AFTER, IN_A_ROW, THEN = 0, 1, 2, 3, 4, 5
WEATHER_COUNT, MOST_TRIES = 6, 7

# Tables of an order, and what stands of each at the head of its book.
STEPS, CLASSES, SPANS, PREDS, LIMITS, STEP_LIMITS = 0, 1, 2, 3, 4, 5
STEP_ABSENCES, REPEATS, ABSENCES, DAYS, LAUNCHING, STEPS_AFTER = 6, 7, 8, 9, 10, 11
DAY_ROWS = 12
TABLES = 13
PLACE, COLUMNS, ROWS = 0, 1, 2
HEAD = 3

# `DAY_ROWS` finds rows of classes and spans soon: for each list of them the number of days, then
# for each day from minute 0 on the first row that is not over before it begins.
DAY_LENGTH = 1440

# Rows of the working memory: dates of each step, of the events that limits count from, of the
# first time it was done, whether it is being done again with others, and whether its dates are
# known from another play.
START, END, SINCE_START, SINCE_END, FIRST_START, FIRST_END, AGAIN, PLAYED = 0, 1, 2, 3, 4, 5, 6, 7
MEMORY = 8

# What stands in `PLAYED`: the dates of the other play hold, or they are found anew; what comes
# after is found anew if they differ, or always.
AS_BEFORE, ANEW, SPREADING = 0, 1, 2

# Places in what is kept of each draw.
LAUNCH, OUTSIDE, SCRUBS = 0, 1, 2
KEPT = 3


class OrderPlay(NamedTuple):
    """
    An order to be played, and what is drawn.

    Few arrays, since the compiler takes its time for each.

    Attributes
    ----------
    book
        All tables of the order, one behind the other, with the place, the columns and the rows of
        each at the head.
    hours
        For each draw the working minutes of each step.
    begins
        For each draw when each mishap begins: nothing if it does not happen, any minute if it has
        no period.
    flags
        For each draw which days are bad by each weather, then which attempts fail.
    memory
        A row for each of `START` and the like.
    kept
        For each draw `LAUNCH`, `OUTSIDE` and `SCRUBS`.
    """

    book: Ints
    hours: Ints
    begins: Ints
    flags: Bools
    memory: Ints
    kept: Ints


class WholeDraws(NamedTuple):
    """What is kept of each draw and step: dates, and who was critical."""

    starts: Ints
    ends: Ints
    critical: Bools


class OtherPlay(NamedTuple):
    """
    Which draws are played, and another play of them that differs in the numbers of some steps.

    Attributes
    ----------
    draws
        The draws to be played.
    steps
        For each step `AS_BEFORE` or the like.
    starts, ends
        For each draw the dates of the other play; no draws if there is none.
    """

    draws: Ints
    steps: Ints
    starts: Ints
    ends: Ints
