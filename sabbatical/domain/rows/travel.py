"""How far buildings are apart: travel.csv."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Travel:
    """A row of travel.csv; `from_building` and `to_building` are its columns `from` and `to`."""

    from_building: str
    to_building: str
    minutes: int
