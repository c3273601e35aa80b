"""What threads tell the app. A thread never touches a widget: it posts one of these, and a handler does the rest."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from sabbatical.errors import SabbaticalError

if TYPE_CHECKING:
    from sabbatical.domain.explanation import Explanation
    from sabbatical.domain.plan import PlanVersion, StoredPlan
    from sabbatical.domain.planning import BreachLine, PlanProgress
    from sabbatical.ui.picture import TermPicture


@dataclass
class TermRead(Message):
    """The term was read anew; to the app."""

    picture: "TermPicture | None"


@dataclass
class Refused(Message):
    """A job failed for a reason that the leader can act on; to who asked for it, and from there up to the app."""

    error: SabbaticalError


@dataclass
class Saved(Message):
    """The school was changed; to the form that asked for it."""


@dataclass
class Imported(Message):
    """The sample school is open."""

    source: str


@dataclass
class Exported(Message):
    """Files were written."""

    paths: tuple[Path, ...]


@dataclass
class Published(Message):
    """A plan was published."""

    version: "PlanVersion"


@dataclass
class Discarded(Message):
    """The newest draft was deleted."""


@dataclass
class Verified(Message):
    """The newest plan was checked against the school as it is now."""

    breaches: "tuple[BreachLine, ...]"


@dataclass
class SolveProgressed(Message):
    """A running solve found or proved something; to the app."""

    progress: "PlanProgress"


@dataclass
class SolveEnded(Message):
    """A solve is over and its plan is kept as a draft; to the app."""

    stored: "StoredPlan"


@dataclass
class SolveFailed(Message):
    """A solve is over without a plan; to the app."""

    error: SabbaticalError


@dataclass
class Explained(Message):
    """Why a request is not served; to the window that asked."""

    explanation: "Explanation"


@dataclass
class ExplainFailed(Message):
    """An explanation ended without one; to the window that asked."""

    error: SabbaticalError
