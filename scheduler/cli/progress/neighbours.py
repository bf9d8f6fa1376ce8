"""The progress of a search through the moves of neighbours."""

from rich.console import Console

from scheduler.cli.progress.live_line import LiveLine
from scheduler.cli.progress.plan import launch_words
from scheduler.model.campaign import Campaign
from scheduler.model.progress.neighbour_moves import NeighbourMove
from scheduler.planning.interface.progress import SearchProgress
from scheduler.wording.changes.neighbours import move_words
from scheduler.wording.quantities import count_of


class NeighbourProgress(LiveLine):
    """Shows the search where all stay, then each move that is looked at."""

    def __init__(self, console: Console, campaign: Campaign) -> None:
        super().__init__(console)
        self.campaign = campaign

    def plan(self, progress: SearchProgress) -> None:
        """Show a better plan or bound."""
        self.show(launch_words(progress), (progress.launch, progress.bound))

    def move(self, move: NeighbourMove, left: int) -> None:
        """Show a move that is looked at."""
        words = move_words(self.campaign, move)
        self.show(f"looking at: {words}; at most {count_of(left, 'move')} after it", words)
