"""One run, from a maker of school folders to records: each engine in a process of its own."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.groups import GROUPS, Group, chosen
from benchmarks.records import read_records
from benchmarks.run import RESULTS, TERMS, Options, run
from benchmarks.schools import Maker, campus, school
from benchmarks.term.records import read_terms

TINY = Path(__file__).parents[2] / "fixtures" / "tiny"
MAKER = """
import shutil, sys
table, out, seed, number = sys.argv[1:]
assert (seed, number) == ("--seed", "4")
shutil.copytree(table.removesuffix(".csv"), out)
"""


@pytest.fixture
def options(tmp_path: Path) -> Options:
    (tmp_path / "maker.py").write_text(MAKER, encoding="utf-8")
    shutil.copytree(TINY / "coteacher_leads", tmp_path / "coteacher_leads")
    return Options(
        out=tmp_path / "out",
        maker=Maker(timetables=tmp_path, script=tmp_path / "maker.py"),
        engines=None,
        time_limit_seconds=20,
        workers=1,
        runs=None,
        memory_limit_gb=4,
        fresh=False,
    )


def test_what_has_a_result_is_not_measured_again(options: Options):
    """The best plan of this school serves one request in one cycle (fixtures/tiny/coteacher_leads/school.toml)."""
    folder = school("coteacher_leads", 4)
    group = Group(name="g", folders=(folder,), engines=("product", "highs"), time_limit_seconds=5)
    said: list[str] = []
    run([(group, folder)], options, said.append)
    assert [line.split(":")[0] for line in said] == ["coteacher_leads-4 product", "coteacher_leads-4 highs"]
    records = read_records(options.out / RESULTS)
    assert [record.engine for record in records] == ["product", "highs"]
    for record in records:
        assert record.ended == "proven"
        assert record.breaches == 0
        assert record.peak_mb > 10
        assert record.first_plan_seconds is not None
        assert record.time_limit_seconds == 20
    run([(group, folder)], options, said.append)
    assert len(said) == 2


def test_a_name_is_a_group_or_a_folder():
    every = [folder for group in GROUPS for folder in group.folders]
    assert len(chosen(None)) == len(every)
    assert {group.name for group, _ in chosen(["seeds"])} == {"seeds"}
    assert {group.name for group, _ in chosen(["spain_sec2-1"])} == {"four", "growth"}
    with pytest.raises(ValueError, match="'spain' is neither a group nor a folder"):
        chosen(["spain"])


def test_a_campus_has_its_parts_at_different_seeds():
    folder = campus("hungary_vmg", 3, requests=(67, 67, 66))
    assert folder.name == "hungary_vmg-x3-200"
    assert [part.seed for part in folder.parts] == [1, 2, 3]
    assert folder.parts[2].options == ("--requests", "66")
    assert campus("italy_liceo", 2).parts[1].options == ()


def test_repeated_solves_are_compared_and_counted(options: Options):
    folder = school("coteacher_leads", 4)
    group = Group(name="g", folders=(folder,), engines=("product",), time_limit_seconds=5, runs=20)
    twice = replace(options, runs=2)
    said: list[str] = []
    run([(group, folder)], twice, said.append)
    assert said == ["coteacher_leads-4: 2 runs, 2 proven, 1 different"]
    run([(group, folder)], twice, said.append)
    assert len(said) == 1


def test_a_term_is_simulated_once(options: Options):
    """The school has five days and one session; Ada, Ben, Cleo and Dot are all of its teachers."""
    folder = school("coteacher_leads", 4)
    group = Group(
        name="g", folders=(folder,), engines=("product", "straightforward"), time_limit_seconds=5, is_term=True
    )
    said: list[str] = []
    run([(group, folder)], options, said.append)
    (found,) = read_terms(options.out / TERMS)
    assert found.faults == []
    assert found.planned == 1
    assert [record.day for record in found.mornings] == [0, 1, 2, 3, 4]
    assert [record.day for record in found.mornings if record.beside] == [0, 1]
    assert (found.time_limit_seconds, found.yardstick_limit_seconds) == (20, 40)
    assert len(said) == 6
    run([(group, folder)], options, said.append)
    assert len(said) == 6


def test_a_term_is_simulated_of_the_product(options: Options):
    folder = school("coteacher_leads", 4)
    group = Group(
        name="g", folders=(folder,), engines=("product", "straightforward"), time_limit_seconds=5, is_term=True
    )
    run([(group, folder)], replace(options, engines=("straightforward",)), lambda _line: None)
    assert read_terms(options.out / TERMS) == []
    run([(group, folder)], replace(options, engines=("product",)), lambda _line: None)
    (found,) = read_terms(options.out / TERMS)
    assert all(record.beside is None for record in found.mornings)
