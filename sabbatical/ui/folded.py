"""Long lines of a list, folded where there is room for that. Pure."""

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

ROOMY_ROWS = 8
"""Rows of a list from which it folds its lines even if it must then be scrolled."""


def folded_lines(lines: Sequence[str], indent: int, columns: int, rows: int) -> list[str]:
    """Return the lines, folded at words, if the list has the rows for that; else as they are, to be cut.

    Parameters
    ----------
    lines
        Without line breaks.
    indent
        Columns by which all but the first row of a line are moved in.
    columns, rows
        Of the list; 0 while it is not laid out.
    """
    if columns <= indent:
        return list(lines)
    folded = [_folded(line, indent, columns) for line in lines]
    needed = sum(text.count("\n") + 1 for text in folded)
    return folded if needed <= rows or rows >= ROOMY_ROWS else list(lines)


def _folded(line: str, indent: int, columns: int) -> str:
    """Return a line in rows of at most so many columns, by columns as the terminal counts them."""
    if cell_len(line) <= columns:
        return line
    rows: list[str] = []
    row = ""
    for word in _pieces(line, columns - indent):
        if cell_len(f"{row}{word}".rstrip()) > columns:
            rows.append(row.rstrip())
            row = " " * indent
        row += word
    return "\n".join([*rows, row.rstrip()])


def _pieces(line: str, columns: int) -> list[str]:
    """Return the words of a line, each with the blanks after it; what is longer than a row in parts."""
    pieces: list[str] = []
    word = ""
    for letter in line:
        if word.endswith(" ") and letter != " ":
            pieces.append(word)
            word = ""
        word += letter
    return [part for piece in [*pieces, word] for part in (chop_cells(piece, columns) if piece.strip() else [piece])]
