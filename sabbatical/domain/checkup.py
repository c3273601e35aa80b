"""What a look at the database finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing that was looked at."""

    at: str
    """What it is."""
    found: str
    """How it is."""
    advice: str = ""
    """What to do about it; empty where it is well."""

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to do."""
        return not self.advice
