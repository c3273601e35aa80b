"""Whatever stands in the files, reading gives findings or a school that can be laid out, never a traceback."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sabbatical.domain.calendar import lay_out
from sabbatical.formats.csv_text import read_table, write_table
from sabbatical.formats.school_folder import read_school, write_school
from sabbatical.formats.school_folder.tables import TABLES
from tests.formats.test_school_folder_roundtrip import every_cell_filled

CELLS = st.sampled_from(
    [
        "", " ", ";", "0", "-1", "1", "999999999", "9999999999", "1.5", "1e5", "0001-01-01", "2027-01-16", "9999-12-31",
        "00:00", "23:59", "yes", "no", "school", "closed", "blackout", "standby", "visit", "Mon", "Sat", "P1",
        "ANA", "BEN", "SUE", "MATH", "own", "Questioning", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SA", "FREQ=YEARLY;COUNT=1",
        "FREQ=DAILY;UNTIL=00010101T000000Z", "FREQ=DAILY;UNTIL=99991231", "\n", '"', "'=", "\u2028", "ANA;BEN",
    ]
)  # fmt: skip
TOML_VALUES = st.sampled_from(
    ['""', "0", "-1", "3.5", "nan", "true", "[]", '["SU"]', "{}", "2027-01-01", "0001-01-01", "9999-12-31", "08:00:00",
     '"weekly"', '"rotating"', '["changes"]', "1e400", '"x"']
)  # fmt: skip


def expect_no_traceback(folder: Path) -> None:
    reading = read_school(folder)
    assert all("\n" not in finding.text for finding in reading.findings)
    errors = [finding for finding in reading.findings if finding.severity == "error"]
    assert (reading.school is None) == bool(errors)
    if reading.school is not None:
        lay_out(reading.school)


# Without a deadline: a busy machine takes long now and then, and that says nothing of what is refused.
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_wrong_cells(tmp_path: Path, data: st.DataObject) -> None:
    write_school(every_cell_filled(), tmp_path)
    for spec in data.draw(st.lists(st.sampled_from(TABLES), min_size=1, max_size=3)):
        table = read_table(tmp_path / spec.file)
        rows = [list(cells.values()) for _, cells in table.rows]
        for _ in range(data.draw(st.integers(1, 4)) if rows else 0):
            row = data.draw(st.sampled_from(rows))
            row[data.draw(st.integers(0, len(row) - 1))] = data.draw(CELLS)
        write_table(tmp_path / spec.file, table.header, rows)
    expect_no_traceback(tmp_path)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_wrong_settings(tmp_path: Path, data: st.DataObject) -> None:
    write_school(every_cell_filled(), tmp_path)
    path = tmp_path / "school.toml"
    lines = path.read_text(encoding="utf-8").split("\n")
    keys = [number for number, line in enumerate(lines) if " = " in line and not line.endswith("[")]
    for number in data.draw(st.lists(st.sampled_from(keys), min_size=1, max_size=3)):
        lines[number] = f"{lines[number].partition(' = ')[0]} = {data.draw(TOML_VALUES)}"
    path.write_text("\n".join(lines), encoding="utf-8")
    expect_no_traceback(tmp_path)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_wrong_bytes(tmp_path: Path, data: st.DataObject) -> None:
    write_school(every_cell_filled(), tmp_path)
    path = data.draw(st.sampled_from(sorted(path.name for path in tmp_path.iterdir())))
    raw = (tmp_path / path).read_bytes()
    place = data.draw(st.integers(0, len(raw)))
    junk = data.draw(st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b",", b"\n", b"\r", b";", b"[", b"="])))
    (tmp_path / path).write_bytes(raw[:place] + junk + raw[place + data.draw(st.integers(0, 3)) :])
    expect_no_traceback(tmp_path)
