"""CSV text: RFC 4180, the leading apostrophe, and problems of form each in its line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sabbatical.errors import DataError
from sabbatical.formats.csv_text import (
    escape_cell,
    join_list,
    read_table,
    scan_table,
    unescape_cell,
    write_table,
    yes_no,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
HOSTILE = st.one_of(
    TEXTS, st.builds(str.__add__, st.sampled_from(["=", "'=", "''=", "-", "+", "@", "\t", "\r", "'"]), TEXTS)
)


def file_of(tmp_path: Path, content: str | bytes) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def problems_of(tmp_path: Path, content: str | bytes) -> list[str]:
    return [finding.text for finding in scan_table(file_of(tmp_path, content)).findings]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-", "'-"),
        ("@home", "'@home"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=x", "''=x"),
        ("''=x", "'''=x"),
        ("O'Neil", "O'Neil"),
        ("'tis", "'tis"),
        ("'", "'"),
        ("", ""),
        ("a=b", "a=b"),
    ],
)
def test_formula_like_values_get_one_apostrophe_more(value: str, cell: str) -> None:
    assert escape_cell(value) == cell
    assert unescape_cell(cell) == value


def test_unguarded_formula_is_read_as_it_stands() -> None:
    assert unescape_cell("=1+1") == "=1+1"


@given(HOSTILE)
def test_reading_a_cell_undoes_writing_it(value: str) -> None:
    assert unescape_cell(escape_cell(value)) == value
    assert escape_cell(value)[:1] not in tuple("=+-@\t\r")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(HOSTILE, HOSTILE), max_size=5))
def test_a_written_table_is_read_again(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    path = tmp_path / "table.csv"
    write_table(path, ["a", "b"], rows)
    # Rows without any text are no rows.
    assert [tuple(cells.values()) for _, cells in read_table(path).rows] == [row for row in rows if any(row)]


def test_lines_are_where_rows_begin_quoted_line_ends_counted(tmp_path: Path) -> None:
    # Line 1 header, 2-3 a row with a line end within, 4 empty, 5 only commas, 6 a row.
    table = read_table(file_of(tmp_path, 'a,b\r\n"one\r\ntwo",x\r\n\r\n,\r\ny,z\r\n'))
    assert table.rows == ((2, {"a": "one\r\ntwo", "b": "x"}), (6, {"a": "y", "b": "z"}))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_taken_and_the_last_may_be_missing(tmp_path: Path, line_end: str) -> None:
    table = read_table(file_of(tmp_path, line_end.join(["a,b", "1,2", "3,4"])))
    assert [line for line, _ in table.rows] == [2, 3]


def test_byte_order_mark_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    assert read_table(file_of(tmp_path, b"\xef\xbb\xbfid,name\nA,B\n")).header == ("id", "name")


def test_quotes_commas_and_doubled_quotes(tmp_path: Path) -> None:
    table = read_table(file_of(tmp_path, 'a,b\n"say ""hi""","x,y"\n'))
    assert table.rows[0][1] == {"a": 'say "hi"', "b": "x,y"}


def test_wrong_number_of_cells_is_told_and_the_row_still_read(tmp_path: Path) -> None:
    scan = scan_table(file_of(tmp_path, "a,b\n1\n1,2,3\n1,2\n"))
    assert [finding.line for finding in scan.findings] == [2, 3]
    assert "the row has 1 cells and the header 2" in scan.findings[0].text
    assert [cells for _, cells in scan.table.rows] == [{"a": "1", "b": ""}, {"a": "1", "b": "2"}, {"a": "1", "b": "2"}]
    assert scan.broken_lines == {2, 3}


BROKEN = {
    "empty": (b"", "table.csv:1: is empty"),
    "only line ends": (b"\r\n\r\n", "table.csv:1: is empty"),
    "latin-1": ("a,b\nx,ü\n".encode("latin-1"), "table.csv:2: is not UTF-8 text (byte 0xfc)"),
    "utf-16": ("a,b\n".encode("utf-16"), "table.csv:1: is in UTF-16"),
    "NUL": (b"a,b\nx,\0\n", "table.csv:2: holds a NUL byte"),
    "quote never closed": (b'a,b\n1,2\n"x,3\n4,5\n', "table.csv:3: the row that begins here is no sound CSV: a quote"),
    "text after a quote": (b'a,b\n1,2\n"x"y,3\n', "table.csv:3: the row that begins here is no sound CSV: after"),
    "huge cell": (b"a,b\n" + b"x" * 200_000 + b",1\n", "table.csv:2: the row that begins here is no sound CSV: a cell"),
    "doubled column": (b"a,b,a\n1,2,3\n", "table.csv:1: a: is there more than once"),
    "unnamed columns": (b"a,,\n1,2,3\n", "table.csv:1: (empty): is there more than once"),
}


@pytest.mark.parametrize(("content", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_files_are_told_in_a_line(tmp_path: Path, content: bytes, expected: str) -> None:
    (problem,) = problems_of(tmp_path, content)
    assert problem.startswith(expected)
    with pytest.raises(DataError) as caught:
        read_table(tmp_path / "table.csv")
    assert caught.value.lines == (problem,)


def test_rows_before_a_broken_one_are_read(tmp_path: Path) -> None:
    scan = scan_table(file_of(tmp_path, 'a,b\n1,2\n"x"y,3\n'))
    assert [cells["a"] for _, cells in scan.table.rows] == ["1"]
    assert not scan.complete


def test_missing_file_and_folder_in_its_place(tmp_path: Path) -> None:
    (missing,) = scan_table(tmp_path / "none.csv").findings
    assert missing.text == "none.csv: is missing; the folder must hold it"
    (tmp_path / "folder.csv").mkdir()
    (folder,) = scan_table(tmp_path / "folder.csv").findings
    assert folder.text == "folder.csv: is a folder; a file of this name is needed"


def test_small_words() -> None:
    assert (yes_no(True), yes_no(False)) == ("yes", "no")
    assert join_list(["a", "b"]) == "a;b"
