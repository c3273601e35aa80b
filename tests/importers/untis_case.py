"""The school of `tests.importers.case` as Untis writes it."""

from pathlib import Path

from tests.importers.case import ROWS, TEACHERS, Row


def untis_folder(
    folder: Path, rows: tuple[Row, ...] = ROWS, *, delimiter: str = ",", encoding: str = "utf-8", groups: str = ""
) -> Path:
    """GPU001, GPU002, GPU004 and GPU008; `groups` = the lesson group of lesson 1."""
    folder.mkdir(exist_ok=True)
    gpu001 = [
        [
            str(row.number),
            _quoted(group),
            _quoted(who),
            _quoted(row.subject),
            _quoted(row.room),
            str(day + 1),
            period,
            "",
            "",
        ]
        for row in rows
        for day, period in row.times
        for group in row.groups or ("",)
        for who in row.teachers
    ]
    gpu002 = [
        _fields(46, {1: str(row.number), 10: "24", 12: _quoted(groups if row.number == 1 else "")}) for row in rows
    ]
    gpu004 = [
        _fields(43, {1: _quoted(short), 2: _quoted(name.split()[1]), 29: _quoted(name.split()[0]), 31: "2",
                     33: f"{short.lower()}@lake.example", 41: "19800101"})
        for short, name in TEACHERS.items()
    ]  # fmt: skip
    gpu008 = [[_quoted("KIM"), _quoted("M*"), "", ""], [_quoted("BEN"), _quoted("French"), "5", "8"]]
    for name, table in (("GPU001", gpu001), ("GPU002", gpu002), ("GPU004", gpu004), ("GPU008", gpu008)):
        text = "".join(delimiter.join(line) + "\r\n" for line in table)
        (folder / f"{name}.TXT").write_bytes(text.encode(encoding))
    return folder


def _quoted(text: str) -> str:
    return f'"{text}"'


def _fields(count: int, known: dict[int, str]) -> list[str]:
    return [known.get(number, "") for number in range(1, count + 1)]
