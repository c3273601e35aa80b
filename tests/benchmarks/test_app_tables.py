"""The tables on the app follow from the records alone."""

import shutil
from pathlib import Path

import pytest

from benchmarks.app.records import RESULTS, AppRecord, append_app, percentile, read_app
from benchmarks.app.report import SECTIONS, report
from benchmarks.app.tables import (
    EMPTY,
    IDLE,
    PAINTED,
    SOLVING,
    keys_text,
    large_text,
    paint_text,
    places_text,
    walks_text,
)

DOCS = Path(__file__).parents[2] / "docs"
MACHINE = {"processor": "abacus", "cores": "2", "python": "3.11"}


def record(table: str, name: str, *milliseconds: float, keys: tuple[str, ...] = (), missed: int = 0) -> AppRecord:
    return AppRecord(
        table=table, name=name, school="here", teachers=79, milliseconds=milliseconds,
        keys=keys or ("down",) * len(milliseconds), without_effect=missed, machine=MACHINE, load=0.5,
    )  # fmt: skip


def test_a_percentile_is_a_value_that_so_many_do_not_exceed():
    """Of 1..20 half do not exceed 10, 19 (95 %) do not exceed 19, and all do not exceed 20."""
    values = list(range(20, 0, -1))
    assert [percentile(values, percent) for percent in (50, 95, 100)] == [10, 19, 20]
    assert percentile([7.0], 1) == 7.0


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], 0), ([1.0], 101)])
def test_there_is_no_percentile_of_nothing_or_beyond_all(values: list[float], percent: float):
    with pytest.raises(ValueError, match="percentile"):
        percentile(values, percent)


def test_the_first_paint_is_told_in_times_that_of_an_empty_app():
    """The medians of 200, 210, 500 and of 250, 300, 900 are 210 and 300: 1.4 times."""
    rows = [record("paint", EMPTY, 200, 500, 210), record("paint", PAINTED, 300, 250, 900)]
    lines = paint_text(rows).splitlines()
    assert lines[2] == f"| {EMPTY} | 3 | 210 | 500 | 1.0 |"
    assert lines[3] == f"| {PAINTED} | 3 | 300 | 900 | 1.4 |"
    assert "Measured on abacus, 2 cores, Python 3.11, while 0.5 processes" in lines[-1]


def test_a_solve_is_told_in_times_the_idle_p95():
    """p95 of few values is the greatest: 30 / 20 = 1.5."""
    text = keys_text([record("keys", IDLE, 10, 20), record("keys", SOLVING, 12, 30, missed=1)])
    assert f"| here | 79 | {SOLVING} | 2 | 1 | 12 | 30 | 30 |" in text
    assert "During a solve p95 is 1.50 times that when idle." in text
    assert "times" not in keys_text([record("keys", IDLE, 10, 20)])


def test_the_longest_pauses_are_named_by_their_keys():
    rows = [
        record("large", "People: keys", 20, 130, keys=("down", "pagedown")),
        record("large", "open", 90, keys=("Week",)),
    ]
    text = large_text(rows)
    assert "| People: keys | 2 | 0 | 20 | 130 | 130 | 1 |" in text
    assert "The longest pauses: People: keys, pagedown: 130 ms; open, Week: 90 ms; People: keys, down: 20 ms." in text


def test_each_place_has_its_times_however_it_was_visited():
    """The medians of 20, 40, 30 and of 300, 100 are 30 and 100."""
    rows = [
        record("places", "first visit", 20, 90, 40, 30, keys=("Week", "Plan", "Week", "Week")),
        record("places", "at once", 300, 100, keys=("Week", "Week")),
    ]
    lines = places_text(rows).splitlines()
    assert (
        lines[0]
        == "| place | first visit, median ms | first visit, worst ms | at once, median ms | at once, worst ms |"
    )
    assert lines[2:4] == ["| Week | 30 | 40 | 100 | 300 |", "| Plan | 90 | 90 | - | - |"]


def test_a_walk_has_its_keys_and_how_long_they_kept_one_waiting():
    """400 + 0 + 850 milliseconds are 1.25 seconds, told as 1.2."""
    lines = walks_text([record("walks", "A request", 400, 0, 850, keys=("F4", "n", "C-s"))]).splitlines()
    assert lines[2] == "| A request | here | 79 | 3 | 1.2 |"


def test_what_was_not_measured_is_said_so():
    assert {content([]) for content in SECTIONS.values()} == {"Not measured yet."}


def test_the_report_fills_its_own_tables_and_leaves_the_others(tmp_path: Path):
    docs, out = tmp_path / "docs", tmp_path / "out"
    docs.mkdir()
    shutil.copy(DOCS / "performance.md", docs)
    for row in (record("keys", IDLE, 999), record("keys", IDLE, 10), record("large", "open", 11)):
        append_app(out / RESULTS, row)
    assert [row.milliseconds for row in read_app(out / RESULTS)] == [(10,), (11,)]  # of the same the last alone
    report(out, docs)
    before, after = (
        (folder / "performance.md").read_text(encoding="utf-8").partition("## The app") for folder in (DOCS, docs)
    )
    assert before[0] == after[0]
    assert "| here | 79 | idle | 1 | 0 | 10 | 10 | 10 |" in after[2]
    assert "999" not in after[2]
