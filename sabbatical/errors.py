"""Every error that a leader may see.

SabbaticalError
├── DataError         the school's data or a plan folder is wrong; carries one line a problem
│   ├── ConflictError     somebody else changed the same thing meanwhile
│   └── NotNowError       nothing is wrong, but what it would be done with is not there, or over
├── StoreError        the database cannot be opened, read or written
├── PlanningError     a plan cannot be made, or fails its own check
│   ├── NoPlanError       no plan exists under the hard rules
│   └── StoppedError      the planning was interrupted before its plan was kept
├── ExportError       a file or folder cannot be written
└── ServeError        the app cannot be served to a browser
"""


class SabbaticalError(Exception):
    """An error told to the leader in their words.

    Parameters
    ----------
    message
        What is wrong, with the value, and what is allowed.
    hint
        What to do about it; may be empty.
    """

    title = "Something went wrong"

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class DataError(SabbaticalError):
    """The data is wrong.

    Parameters
    ----------
    lines
        One line for each problem: file, line, column, what is wrong and what is allowed.
    """

    title = "The data needs correcting"

    def __init__(self, message: str, lines: tuple[str, ...] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.lines = lines


class ConflictError(DataError):
    """Somebody else changed the same thing since it was looked at. Nothing was changed."""

    title = "Somebody else was at it too"


class NotNowError(DataError):
    """What it would be done with is not there yet, or over. Nothing is wrong, and nothing was changed."""

    title = "That cannot be done now"


class StoreError(SabbaticalError):
    """The database cannot be used."""

    title = "The database cannot be used"


class PlanningError(SabbaticalError):
    """No plan could be made."""

    title = "No plan"


class NoPlanError(PlanningError):
    """No plan exists under the hard rules."""


class StoppedError(PlanningError):
    """The planning was interrupted before its plan was kept."""

    title = "Interrupted"


class ExportError(SabbaticalError):
    """A file cannot be written."""

    title = "The export was not written"


class ServeError(SabbaticalError):
    """The app cannot be served to a browser."""

    title = "The app cannot be served"
