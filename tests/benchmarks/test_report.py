"""Tables, slope and picture follow from the records alone."""

import shutil
from pathlib import Path

import pytest
from records_case import reached, record, tier
from term_case import beside, morning, term

from benchmarks.agreement import agreement_text, disagreements
from benchmarks.determinism import digest
from benchmarks.growth import slope
from benchmarks.markdown import MarkerError, put_between, seconds, table
from benchmarks.plot import draw
from benchmarks.questions import Questions, questions_table
from benchmarks.records import append_record
from benchmarks.report import in_groups, report, sections
from benchmarks.run import RESULTS
from benchmarks.tables import ratios_table, values_table

DOCS = Path(__file__).parents[2] / "docs"


def test_the_ratio_is_of_times_to_the_same_proof():
    """30 s against 2 s is 15 times; a proof that never came is more than the 120 s it was given: 60 times."""
    product = record(first_plan_seconds=0.5, tiers=(tier("requests", 20, 20, 2.0), tier("cycles", 5, 5, 2.0)))
    yardstick = record(
        engine="straightforward",
        first_plan_seconds=2.0,
        tiers=(tier("requests", 20, 20, 30.0), tier("cycles", 4, 5, 120.0)),
        seconds=120.0,
        peak_mb=450.0,
    )
    row = ratios_table([product, yardstick]).splitlines()[-1]
    assert row == "| spain_sec2-1 | straightforward | 4.0 | - | 15 | > 60 | - | 4.5 |"


def test_a_value_that_is_not_proven_has_its_bound_beside_it():
    found = record(tiers=(tier("requests", 20, 20, 2.0), tier("cycles", 4, 5, 120.0), tier("lost", 9, None, 121.0)))
    assert values_table([found]).splitlines()[-1] == "| spain_sec2-1 | product | 20 | 4 (5) | 9 (?) | 0 |"


def test_the_slope_of_a_power_is_its_exponent():
    """Ten times the meetings take 10 ** 1.3 times as long."""
    small = record(folder="namibia_concordia-1", meetings=1_000, moments=reached(2.0))
    large = record(folder="hungary_vmg-x3", meetings=10_000, moments=reached(2.0 * 10**1.3))
    unreached = record(folder="spain_sec2-x2", meetings=5_000)
    assert slope([small, large, unreached]) == pytest.approx(1.3)
    assert slope([small, record(meetings=1_100, moments=reached(9.0))]) is None


def test_the_trade_off_is_told_in_solves():
    """30 s where one solve takes 10 are 3 solves."""
    found = Questions(
        folder="spain_sec2-1",
        time_limit_seconds=60,
        seed=0,
        workers=2,
        single_seconds=10,
        tradeoff_seconds=30,
        caps=12,
        solves=3,
        proven_caps=11,
        explained=9,
        explain_worst_seconds=8.0,
        explained_whole=7,
        with_remedy=6,
        replays=200,
        replay_seconds=21.5,
    )
    row = questions_table([found]).splitlines()[-1]
    assert row == "| spain_sec2-1 | 10.0 | 30.0 | 3.0 | 3 of 12 | 11 | 9 | 7 | 6 | 8.0 | 200 | 21.5 |"


def test_what_stands_between_markers_is_replaced():
    page = "before\n<!-- begin a -->\nold\n<!-- end a -->\nafter"
    assert put_between(page, "a", "new") == "before\n<!-- begin a -->\nnew\n<!-- end a -->\nafter"
    with pytest.raises(MarkerError, match="begin b"):
        put_between(page, "b", "new")


def test_seconds_have_the_digits_that_count():
    assert [seconds(value) for value in (None, 0.123, 2.345, 345.6)] == ["-", "0.12", "2.3", "346"]


def test_a_table_without_rows_says_so():
    assert table(["a"], []) == "Not measured yet."


def test_the_report_fills_the_page_and_draws_the_picture(tmp_path: Path):
    docs = tmp_path / "docs"
    (docs / "images").mkdir(parents=True)
    shutil.copy(DOCS / "performance.md", docs)
    out = tmp_path / "out"
    append_record(out / RESULTS, record(moments=reached(2.0), tiers=(tier("requests", 20, 20, 2.0),)))
    report(out, docs)
    text = (docs / "performance.md").read_text(encoding="utf-8")
    for name, content in sections([], [], [], []).items():
        assert f"<!-- begin {name} -->" in text
        assert content
    assert "| processor | abacus |" in text
    assert "<svg" in (docs / "images" / "performance.svg").read_text(encoding="utf-8")


def test_a_term_measured_again_without_the_yardstick_keeps_the_yardstick_s_table():
    first = term(morning(0, beside=beside(30.0)), took_place=31)
    found = sections([], [], [], [first, term(morning(0), took_place=35)])
    assert "| 35 |" in found["term"]
    assert "| 31 |" not in found["term"]
    assert "30.0" in found["term-beside"]


def test_the_same_records_give_the_same_picture(tmp_path: Path):
    records = [record(moments=reached(2.0)), record(engine="highs", seconds=120.0)]
    for name in ("one.svg", "two.svg"):
        draw(records, tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()
    assert "highs: not within its time" in (tmp_path / "one.svg").read_text(encoding="utf-8")


def test_plans_that_differ_in_seconds_alone_are_the_same(tmp_path: Path):
    for name, taken, sessions in (("a", 4.1, "x"), ("b", 5.2, "x"), ("c", 4.1, "y")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "summary.json").write_text(f'{{"status": "optimal", "seconds": {taken}}}', encoding="utf-8")
        (tmp_path / name / ".sabbatical").write_text(f"{taken}  summary.json\n1  a.csv\n", encoding="utf-8")
        (tmp_path / name / "sessions.csv").write_text(sessions, encoding="utf-8")
    assert digest(tmp_path / "a") == digest(tmp_path / "b")
    assert digest(tmp_path / "a") != digest(tmp_path / "c")


def test_records_are_compared_within_their_group():
    four, growth = record(seconds=4.0), record(group="growth", seconds=9.0)
    highs = record(engine="highs")
    assert in_groups([highs, growth, four], ["four"]) == [four, highs]
    assert in_groups([four, growth], ["growth"]) == [growth]


def test_two_proofs_of_one_tier_that_differ_are_named():
    product = record(tiers=(tier("requests", 20, 20, 1), tier("cycles", 5, 5, 2), tier("lost", 0, 0, 3)))
    agreeing = record(engine="highs", tiers=(tier("requests", 20, 20, 9), tier("cycles", 4, 5, 99)))
    assert agreement_text([product, agreeing]).startswith("Of 4 proofs no two")
    wrong = record(engine="highs", tiers=(tier("requests", 20, 20, 9), tier("cycles", 4, 4, 19)))
    assert disagreements([product, wrong]) == ["spain_sec2-1: product proves cycles 5, highs proves 4."]
    assert "wrong" in agreement_text([product, wrong])
    assert "Breaches in all: 2" in agreement_text([record(breaches=2)])


def test_values_behind_a_tier_that_is_not_proven_are_not_compared():
    one = record(tiers=(tier("cycles", 4, 5, 2), tier("lost", 7, 7, 3)))
    other = record(engine="highs", tiers=(tier("cycles", 3, 5, 2), tier("lost", 0, 0, 3)))
    assert disagreements([one, other]) == []
