"""Rows fitted to the room there is: later columns give way first, what is cut ends in an ellipsis. Pure."""

from collections.abc import Collection, Mapping, Sequence

from rich.text import Text

PADDING = 2
"""Columns that a table leaves beside each cell's text."""
COMFORT = 24
"""Columns by which most names of people are told apart; longer ones have what room is left, or their share of it."""
SHARE = 5
"""What part of the room a name keeps before others give way."""
SPARE = 4
"""Columns left for texts that are not measured, in the columns that never give way."""


def fitted_widths(
    natural: Sequence[int],
    least: Mapping[int, int],
    room: int,
    *,
    is_whole: bool = True,
    at_first: Collection[int] = (),
) -> list[int]:
    """Return how wide each column may be, so that all together fit where that is possible.

    Parameters
    ----------
    natural
        The width of each column's longest text.
    least
        The columns that may be cut, by index and in the order in which they give way, each with what it keeps.
    room
        Columns of the table, without its scrollbar.
    at_first
        The columns that are cut to `COMFORT`, or to their share of the room, before others give way at all.
    is_whole
        Whether `natural` is of all texts; else the first column that may be cut takes what room is left, but for
        some that is spared for the columns that may not.
    """
    widths = list(natural)
    room -= 0 if is_whole else SPARE
    left = room - sum(widths) - PADDING * len(widths)
    if left > 0 and least and not is_whole:
        widths[next(iter(least))] += left
    comfort = max(COMFORT, room // SHARE)
    for column, keeps in (*((column, comfort) for column in at_first), *least.items()):
        excess = sum(widths) + PADDING * len(widths) - room
        if excess <= 0:
            break
        widths[column] = max(min(keeps, widths[column]), widths[column] - excess)
    return widths


def natural_widths(heads: Sequence[str], rows: Sequence[Sequence[Text]]) -> list[int]:
    """Return the width of each column's longest text, its head included."""
    return [max([len(head), *(row[column].cell_len for row in rows)]) for column, head in enumerate(heads)]


def fitted(cell: Text, width: int) -> Text:
    """Return a cell cut to a width."""
    if cell.cell_len <= width:
        return cell
    shown = cell.copy()
    shown.truncate(width, overflow="ellipsis")
    return shown
