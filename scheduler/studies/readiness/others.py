"""What the rest of the site does when a vehicle is called."""

from enum import StrEnum


class Others(StrEnum):
    """
    What other vehicles and neighbours do when a vehicle is called.

    ``keep``: stay at their announced minutes. ``launch``: lift off when they were to, while their
    other steps may move. ``yield``: all may move, neighbours as far as they are permitted, at a
    price. ``lost``: as ``yield``, and the mission vehicle is gone.
    """

    KEEP = "keep"
    LAUNCH = "launch"
    YIELD = "yield"
    LOST = "lost"
