"""What a running trade-off tells its screen."""

from dataclasses import dataclass

from textual.message import Message

from sabbatical.domain.tradeoff.model import TradeOff, TradeOffProgress
from sabbatical.errors import SabbaticalError


@dataclass
class TradeOffProgressed(Message):
    """A solve began, found something, or ended."""

    progress: TradeOffProgress


@dataclass
class TradeOffEnded(Message):
    """The last solve has ended, or the run was stopped with something known."""

    found: TradeOff


@dataclass
class TradeOffFailed(Message):
    """The run ended with nothing known."""

    error: SabbaticalError


def message_of(happening: TradeOffProgress | TradeOff | SabbaticalError) -> Message:
    """Return the message that tells what happened."""
    if isinstance(happening, TradeOffProgress):
        return TradeOffProgressed(happening)
    return TradeOffEnded(happening) if isinstance(happening, TradeOff) else TradeOffFailed(happening)
