"""Tables as tuples: replace, add and remove rows without disturbing the order of the others."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from sabbatical.errors import DataError

Row = TypeVar("Row")


class HasId(Protocol):
    """A row with an id of its own."""

    @property
    def id(self) -> str:
        """The id."""


Named = TypeVar("Named", bound=HasId)


def put_row(rows: tuple[Named, ...], row: Named, old_id: str | None) -> tuple[Named, ...]:
    """Replace the row with the id `old_id` by `row`; where that is None, add `row` at the end."""
    if old_id is None:
        return (*rows, row)
    return tuple(row if other.id == old_id else other for other in rows)


def remove_row(rows: tuple[Named, ...], row_id: str) -> tuple[Named, ...]:
    """Remove the row with the id `row_id`."""
    return tuple(row for row in rows if row.id != row_id)


def exchange(rows: tuple[Row, ...], is_old: Callable[[Row], bool], new: Iterable[Row]) -> tuple[Row, ...]:
    """Put `new` where the rows stand that `is_old` names: one for one, spare ones after the last, else at the end."""
    rest = list(new)
    result: list[Row] = []
    last = None
    for row in rows:
        if not is_old(row):
            result.append(row)
        elif rest:
            result.append(rest.pop(0))
        if is_old(row):
            last = len(result)
    place = len(result) if last is None else last
    return (*result[:place], *rest, *result[place:])


def refuse_unknown(taken: Iterable[str], row_id: str, what: str) -> None:
    """Refuse an id that no row bears.

    Raises
    ------
    DataError
        If `row_id` is not among `taken`; `what` says what it should be the id of, as `a teacher`.
    """
    if row_id not in set(taken):
        raise DataError(f"“{row_id}” is not the id of {what}.", hint="It may have been renamed or deleted meanwhile.")


def refuse_taken(taken: Iterable[str], row_id: str, old_id: str | None, where: str) -> None:
    """Refuse an id that another row bears.

    Raises
    ------
    DataError
        If `row_id` is not `old_id` and is among `taken`, the ids of `where`.
    """
    if row_id != old_id and row_id in set(taken):
        raise DataError(f"The id “{row_id}” is taken; each of {where} needs one of its own.", hint="Choose another id.")
