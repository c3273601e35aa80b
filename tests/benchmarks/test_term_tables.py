"""The tables of a simulated term follow from its records alone, and records survive on disk."""

from pathlib import Path

from term_case import beside, cycle, morning, term

from benchmarks.term.records import append_term, read_terms
from benchmarks.term.tables import beside_table, beside_text, promises_text, speed_table, term_text


def last_row(table: str) -> list[str]:
    return [cell.strip() for cell in table.splitlines()[-1].strip("|").split("|")]


def test_records_are_read_as_they_were_written(tmp_path: Path):
    path = tmp_path / "deep" / "term.jsonl"
    first = term(morning(0, fallen=(cycle("begun", 2),)), morning(1, beside=beside(30.0, faults=("worse",))))
    append_term(path, first)
    append_term(path, term(folder="italy_liceo-1"))
    assert read_terms(path) == [first, term(folder="italy_liceo-1")]


def test_the_last_of_two_records_of_the_same_term_counts(tmp_path: Path):
    path = tmp_path / "term.jsonl"
    for took_place, limit in ((30, 30.0), (31, 30.0), (32, 10.0)):
        append_term(path, term(took_place=took_place, time_limit_seconds=limit))
    assert [found.took_place for found in read_terms(path)] == [31, 32]


def test_sessions_that_fell_out_are_counted_by_why():
    """37 of 40 are 92.5 %; 2 + 1 duties change, at most 2 in a morning."""
    found = term(
        morning(0, fallen=(cycle("begun", 1), cycle("later", 2))), morning(1, duties=0, people=0), morning(2, duties=1)
    )
    row = last_row(term_text([found]).split("\n\n")[0])
    assert row[:7] == ["spain_sec2-1", "55", "3", "9", "40", "37", "92.5 %"]
    assert row[7:] == ["1", "2", "0", "2", "3", "2", "2"]


def test_what_is_wrong_with_any_version_is_said():
    assert "Of 2 versions none has a breach" in promises_text([term(morning(0), morning(1, beside=beside(9.0)))])
    text = promises_text([term(morning(4, faults=("Something before today has changed.",)))])
    assert text == "**Something is wrong.** spain_sec2-1, day 4: Something before today has changed."
    assert "day 0: they differ" in promises_text([term(morning(0, beside=beside(9.0, faults=("they differ",))))])


def test_a_proof_that_never_came_took_longer_than_the_limit():
    """Of 4 days the second (4 // 3 = 1) has many absent. Of 0.2, 0.4, 0.6 and never, 0.6 is the later in the middle."""
    found = term(
        morning(0, changes_seconds=0.6),
        morning(1, changes_seconds=0.4),
        morning(2, changes_seconds=0.2, all_seconds=None),
        morning(3, changes_seconds=None, all_seconds=None),
    )
    row = last_row(speed_table([found]))
    assert row == ["spain_sec2-1", "4", "30", "0.60", "> 30.0", "0.40", "1", "> 30.0", "> 30.0", "2"]


def test_the_yardstick_is_compared_where_it_was_asked():
    """30 s against 0.5 s is 60 times; 60 s against 0.5 s without a proof at least 120 times."""
    found = term(
        morning(0, beside=beside(30.0)), morning(1, beside=beside(60.0, proven=False)), morning(2, beside=beside(10.0))
    )
    row = last_row(beside_table([found]))
    assert row == ["spain_sec2-1", "3", "60", "0.50", "30.0", "1", "60", "20", "> 120", "> 120"]
    assert "On 2 of these 3 mornings both have proven `changes`; on 0 anything" in beside_text([found])
    assert beside_text([term(morning(0), yardstick_limit_seconds=None)]) == "Not measured yet."
