"""What the help of a field consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldHelp:
    """The help of one field."""

    text: str
    rules: tuple[str, ...] = ()
    """Ids of the hard rules that read it."""
    studies: tuple[str, ...] = ()
    """Why it matters."""


def help_of(text: str, *rules: str, studies: tuple[str, ...] = ()) -> FieldHelp:
    """Return the help of a field with the ids of the rules that read it."""
    return FieldHelp(text=text, rules=rules, studies=studies)
