"""The school of `tests.importers.case` as a spreadsheet."""

from pathlib import Path

from tests.importers.case import DAYS, ROWS, TEACHERS, TIMES, Row


def sheet_rows(rows: tuple[Row, ...] = ROWS) -> list[list[str]]:
    """Two rows of headings, days above periods; the staff meeting is a duty."""
    cells = {
        (who, day, period): f"{' + '.join(row.groups)} | {row.subject} | {row.room}" if row.groups else "duty"
        for row in rows
        for who in row.teachers
        for day, period in row.times
    }
    return [
        ["", *(day if period == "1" else "" for day in DAYS for period in TIMES)],
        ["Teacher", *(period for _ in DAYS for period in TIMES)],
        *([who, *(cells.get((who, day, period), "") for day in range(5) for period in TIMES)] for who in TEACHERS),
    ]


def sheet_csv(path: Path, rows: tuple[Row, ...] = ROWS, delimiter: str = ";") -> Path:
    path.write_text("".join(delimiter.join(line) + "\n" for line in sheet_rows(rows)), encoding="utf-8")
    return path


def sheet_xlsx(path: Path, rows: tuple[Row, ...] = ROWS) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in sheet_rows(rows):
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in line])
    sheet.merge_cells("B1:D1")
    book.save(path)
    return path
