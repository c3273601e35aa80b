"""Makes one `CellChange` in the files of a school folder, as a leader would with an editor."""

import csv
import re
from io import StringIO
from pathlib import Path

from sabbatical.domain.explanation import CellChange, RowAction


def apply_change(folder: Path, change: CellChange) -> None:
    """Change that one cell or row and nothing else."""
    path = folder / change.file
    if change.file == "school.toml":
        path.write_text(_with_setting(path.read_text(encoding="utf-8"), change), encoding="utf-8")
        return
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8"), newline="")))
    header, body = rows[0], rows[1:]
    if change.action is RowAction.ADD:
        cells = dict(part.split(" = ") for part in change.row.split(", "))
        body.append([cells.get(name, "") for name in header])
    elif change.action is RowAction.REMOVE:
        body.remove(next(row for row in body if ",".join(row) == change.row))
    else:
        if change.column not in header:
            header.append(change.column)
            body = [[*row, ""] for row in body]
        (row,) = [row for row in body if row[0] == change.row or ",".join(row[:2]) == change.row]
        assert row[header.index(change.column)] == change.old
        row[header.index(change.column)] = change.new
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *body])


def _with_setting(text: str, change: CellChange) -> str:
    value = change.new if re.fullmatch(r"[\d.]+|true|false", change.new) else f'"{change.new}"'
    line = f"{change.column} = {value}"
    if re.search(rf"^{change.column} = ", text, re.MULTILINE):
        return re.sub(rf"^{change.column} = .*$", line, text, flags=re.MULTILINE)
    if change.row not in text:
        text += f"\n{change.row}\n"
    return text.replace(change.row, f"{change.row}\n{line}", 1)
