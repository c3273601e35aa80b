"""What threads tell the week in which changes are made by hand."""

from dataclasses import dataclass

from textual.message import Message

from sabbatical.domain.plan import StoredPlan
from sabbatical.domain.verdict import Verdict
from sabbatical.domain.wishes import Wish
from sabbatical.ui.carried import Carried


@dataclass
class PickedUp(Message):
    """A session is carried; to the week."""

    carried: Carried


@dataclass
class Tried(Message):
    """What a change by hand would do; to who asked."""

    verdict: Verdict


@dataclass
class KeptByHand(Message):
    """A change by hand is in the draft; to the week."""

    wish: Wish
    stored: StoredPlan
