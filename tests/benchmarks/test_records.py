"""What was measured survives on disk, and a measurement that was cut short is taken up again."""

from pathlib import Path

from records_case import reached, record, tier

from benchmarks.parent import collect
from benchmarks.records import Moment, append_record, read_records


def test_records_are_read_as_they_were_written(tmp_path: Path):
    path = tmp_path / "deep" / "results.jsonl"
    first = record(tiers=(tier("requests", 20, 20, 2.0), tier("lost", 9, 7, 4.0)), moments=reached(2))
    second = record(engine="highs")
    for found in (first, second):
        append_record(path, found)
    assert read_records(path) == [first, second]


def test_the_last_of_two_records_of_the_same_measurement_counts(tmp_path: Path):
    path = tmp_path / "results.jsonl"
    for seconds, limit in ((4.0, 120.0), (5.0, 120.0), (6.0, 60.0)):
        append_record(path, record(seconds=seconds, time_limit_seconds=limit))
    assert [found.seconds for found in read_records(path)] == [5.0, 6.0]


def test_there_are_no_records_without_a_file(tmp_path: Path):
    assert read_records(tmp_path / "none.jsonl") == []


def test_within_one_percent_is_when_value_and_bound_come_so_near():
    assert record(moments=reached(3)).gap_seconds(1) == 3
    assert record(moments=reached(3)).gap_seconds(0) == 6
    assert record(moments=(Moment(seconds=1, value=5, bound=None, whole=True),)).gap_seconds(1) is None


def test_a_bound_of_a_part_counts_only_if_it_was_proven_in_the_end():
    """17 of 17 was the best without releases; 20 is the best of all."""
    moments = tuple(
        Moment(seconds=at, value=value, bound=bound, whole=False)
        for at, value, bound in ((1, 17, 17), (2, 20, 47), (3, 20, 20))
    )
    assert record(moments=moments, tiers=(tier("requests", 20, 20, 4),)).gap_seconds(1) == 3
    assert record(moments=moments).gap_seconds(1) is None


def test_what_an_engine_told_before_it_was_lost_is_kept():
    events = [
        {"event": "size", "teachers": 3, "requests": 2, "meetings": 9, "tiers": ["uncovered", "requests"]},
        {"event": "built", "seconds": 0.5, "variables": 10, "constraints": 20},
        {
            "event": "settled",
            "seconds": 0.7,
            "tier": "uncovered",
            "value": 0,
            "bound": 0,
            "whole": True,
            "proven": True,
        },
        {"event": "served", "seconds": 1.0},
        {"event": "progress", "seconds": 1.0, "tier": "requests", "value": 3, "bound": None, "whole": True},
        {"event": "progress", "seconds": 1.5, "tier": "requests", "value": 3, "bound": 5, "whole": True},
    ]
    assert collect(events) == {
        "teachers": 3,
        "requests": 2,
        "meetings": 9,
        "variables": 10,
        "constraints": 20,
        "built_seconds": 0.5,
        "first_plan_seconds": 1.0,
        "tiers": (tier("uncovered", 0, 0, 0.7),),
        "moments": (
            Moment(seconds=1.0, value=3, bound=None, whole=True),
            Moment(seconds=1.5, value=3, bound=5, whole=True),
        ),
        "seconds": 1.5,
    }


def test_a_tier_that_is_taken_up_again_counts_as_it_was_left_last():
    settled = {"event": "settled", "tier": "requests", "bound": 5, "whole": True}
    events = [
        {"event": "size", "teachers": 3, "requests": 2, "meetings": 9, "tiers": ["requests"]},
        settled | {"seconds": 1.0, "value": 3, "proven": False},
        settled | {"seconds": 2.0, "value": 5, "proven": True},
    ]
    assert collect(events)["tiers"] == (tier("requests", 5, 5, 2.0),)
