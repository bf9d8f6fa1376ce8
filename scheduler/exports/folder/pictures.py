"""Pictures on their way into a folder: those that are not done may be given up."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class GivenUp(BaseException):
    """Ends the drawing of a picture wherever it is; not an error that others may mend."""


@dataclass(slots=True)
class Pictures:
    """
    Whether pictures are drawn, one is being drawn at the moment, or some were left out.

    They take the longest of all results and can be drawn again, so that whoever is in a hurry may
    do without them.
    """

    are_wanted: bool = True
    is_at_work: bool = False
    are_left_out: bool = False

    def stop(self) -> None:
        """
        Give up all pictures that are not done.

        Raises
        ------
        GivenUp
            While one is being drawn, which ends that, too: `draw` takes it from there.
        """
        self.are_wanted = False
        if self.is_at_work:
            self.is_at_work = False
            raise GivenUp

    def draw(self, picture: Callable[[], list[Path]]) -> list[Path]:
        """Draw a picture and return its files, or none once pictures are given up."""
        try:
            self.is_at_work = True
            self.are_left_out = not self.are_wanted
            files = picture() if self.are_wanted else []
            self.is_at_work = False
        except GivenUp:
            self.are_left_out = True
            return []
        except BaseException:
            self.is_at_work = False
            raise
        return files


AnyPictures = bool | Pictures


def as_pictures(wanted: AnyPictures) -> Pictures:
    """Return pictures that can be given up, or those that are."""
    return wanted if isinstance(wanted, Pictures) else Pictures(are_wanted=wanted)
