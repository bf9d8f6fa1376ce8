"""Numbers by which the rows, resources and calendars of a file are known."""

from scheduler.readers.foreign.mspdi.record import MspdiNotices, MspdiRecord


class UniqueUids:
    """
    Gives each element of one sort a number of its own.

    ``sort`` is what people call them. The first of two alike keeps the number, which links and
    assignments then mean; one without a number gets its row or its line.
    """

    def __init__(self, sort: str, notices: MspdiNotices) -> None:
        self.sort = sort
        self.notices = notices
        self.taken: set[str] = set()

    def of(self, stated: MspdiRecord) -> str:
        """Return the number of an element."""
        uid = stated.text("UID")
        if not uid:
            what = f"Some {self.sort} have no UID, so that nothing in the file can name them."
            self.notices.decided("import-uid-missing", what, [stated.title])
            uid = f"row{stated.text('ID') or stated.line}"
        elif uid in self.taken:
            what = f"Some {self.sort} have a UID that others have; the first of them keeps it."
            self.notices.decided("import-uid-twice", what, [stated.title])
        unique, count = uid, 1
        while unique in self.taken:
            count += 1
            unique = f"{uid}-{count}"
        self.taken.add(unique)
        return unique
