"""Reading the tables of an order that is played, and what is drawn."""

from scheduler.engine.kernels.compiling import inner_kernel
from scheduler.engine.kernels.order_tables import (
    COLUMNS,
    DAYS,
    HEAD,
    LAUNCHING,
    PLACE,
    ROWS,
    STEP_COLUMNS,
    STEPS,
    TABLES,
    WEATHER_COUNT,
    Ints,
    OrderPlay,
)


@inner_kernel
def cell(book: Ints, table: int, row: int, column: int) -> int:
    """Return what stands in a table."""
    if table == STEPS:
        return int(book[TABLES * HEAD + row * STEP_COLUMNS + column])
    return int(book[book[table * HEAD + PLACE] + row * book[table * HEAD + COLUMNS] + column])


@inner_kernel
def place_of(book: Ints, table: int) -> int:
    """Return where the rows of a table begin in the book."""
    return int(book[table * HEAD + PLACE])


@inner_kernel
def rows_of(book: Ints, table: int) -> int:
    """Return how many rows a table has."""
    return int(book[table * HEAD + ROWS])


@inner_kernel
def is_bad_day(play: OrderPlay, draw: int, weather: int, day: int) -> bool:
    """Whether a weather is bad on a civil day."""
    return bool(play.flags[draw, weather * rows_of(play.book, DAYS) + day])


@inner_kernel
def fails(play: OrderPlay, draw: int, tried: int) -> bool:
    """Whether technical trouble scrubs an attempt at launch."""
    first = cell(play.book, LAUNCHING, 0, WEATHER_COUNT) * rows_of(play.book, DAYS)
    return bool(play.flags[draw, first + tried])
