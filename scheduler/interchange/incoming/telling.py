"""Notices collected while a schedule is imported, and remarks for single steps."""

from scheduler.formats.foreign.notices import Notice, NoticeKind


class Telling:
    """Collects what is lost, decided and to be known, each kind with all its names."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.remarks: dict[str, list[str]] = {}

    def remark(self, uid: str, text: str) -> None:
        """Keep what is to be said beside a step in the task graph."""
        self.remarks.setdefault(uid, []).append(text)

    def lost(self, code: str, text: str, *names: str, way_out: str = "") -> None:
        """Note that something of the source is gone."""
        self._note(NoticeKind.LOST, code, text, names, way_out)

    def decided(self, code: str, text: str, *names: str, way_out: str = "") -> None:
        """Note that something was read in one of several ways."""
        self._note(NoticeKind.DECIDED, code, text, names, way_out)

    def noted(self, code: str, text: str, *names: str, way_out: str = "") -> None:
        """Note something that a user should know, though nothing is lost by it."""
        self._note(NoticeKind.NOTED, code, text, names, way_out)

    def _note(
        self, kind: NoticeKind, code: str, text: str, names: tuple[str, ...], way_out: str
    ) -> None:
        notice = Notice(code=code, kind=kind, text=text, names=names, way_out=way_out)
        self.notices.append(notice)
