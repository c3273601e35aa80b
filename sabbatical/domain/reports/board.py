"""The term for a board: counts and minutes, no names, nothing about fewer than five people.

A number from which a suppressed one could be worked out is withheld: lost time is given by cause and requests by
outcome, never their sums.
"""

from dataclasses import dataclass

from sabbatical.domain.handout import HandOut
from sabbatical.domain.reports.term_measures import term_measures


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMeasure:
    """A row of board.csv."""

    measure: str
    value: str
    """A whole number or one with two decimals, `under 5 people`, or `withheld`."""
    last_term: str = ""
    """The same of the term before; empty where none is known."""


def board_measures(handout: HandOut) -> tuple[BoardMeasure, ...]:
    """Return the rows of board.csv; a number that stands for fewer than five people is suppressed, 0 included."""
    return tuple(
        BoardMeasure(measure=row.name, value=row.board_value, last_term=handout.last_term.get(row.name, ""))
        for row in term_measures(handout)
    )


def leader_measures(handout: HandOut) -> tuple[BoardMeasure, ...]:
    """Return the same rows with every number, for the leader alone."""
    return tuple(
        BoardMeasure(measure=row.name, value=row.value, last_term=handout.last_term.get(row.name, ""))
        for row in term_measures(handout)
    )
