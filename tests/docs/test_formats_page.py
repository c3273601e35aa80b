"""docs/formats.md and the program agree: columns, defaults, built-in patterns."""

import dataclasses
import re
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from doc_pages import ROOT, read_page, section

from sabbatical.domain.calendar import lay_out
from sabbatical.domain.patterns import BUILT_IN_PATTERNS
from sabbatical.domain.plan import PlanStatus, PlanSummary, TermPlan
from sabbatical.domain.school import School
from sabbatical.domain.settings import Defaults, Policy
from sabbatical.formats.audiences.board import BOARD_COLUMNS
from sabbatical.formats.audiences.person import DUTY_COLUMNS
from sabbatical.formats.audiences.staff import COVER_SHEET_COLUMNS
from sabbatical.formats.plan_folder import write_plan
from sabbatical.formats.school_folder import read_school, write_school
from sabbatical.formats.tradeoff.columns import COLUMNS as TRADE_OFF_COLUMNS

FORMATS = read_page("docs/formats.md")
SAMPLE = ROOT / "sabbatical" / "sample" / "school"


def _columns(heading: str) -> str:
    """The first line of code of a section: the header row of its file."""
    found = re.search(r"^`([^`]+)`$", section(FORMATS, heading), re.MULTILINE)
    assert found, heading
    return found.group(1)


def _headings(part: str) -> list[str]:
    text = FORMATS.split(f"\n## {part}\n")[1].split("\n## ")[0]
    return re.findall(r"^### (.+\.csv.*)$", text, re.MULTILINE)


def _header(path: Path) -> str:
    return path.read_text(encoding="utf-8").splitlines()[0]


@pytest.fixture(scope="module")
def school() -> School:
    found = read_school(SAMPLE).school
    assert found is not None
    return found


def test_the_school_folder_is_written_with_the_columns_of_the_page(school: School, tmp_path: Path):
    write_school(school, tmp_path)
    documented = {heading.removesuffix(" *"): _columns(heading) for heading in _headings("The school folder")}
    assert documented == {path.name: _header(path) for path in tmp_path.glob("*.csv")}


def test_the_plan_folder_is_written_with_the_columns_of_the_page(school: School, tmp_path: Path):
    summary = PlanSummary(status=PlanStatus.FEASIBLE, seconds=0.0, seed=0, tiers=())
    write_plan(school, lay_out(school), TermPlan(summary=summary), tmp_path, changes=())
    documented = {heading.split(" ")[0]: _columns(heading) for heading in _headings("The plan folder")}
    assert documented == {path.name: _header(path) for path in tmp_path.glob("*.csv")}


def test_the_audiences_get_the_columns_of_the_page():
    assert _columns("cover_sheet.csv") == ",".join(COVER_SHEET_COLUMNS)
    assert _columns("board.csv") == ",".join(BOARD_COLUMNS)
    assert _columns("people/ID.csv") == ",".join(DUTY_COLUMNS)


def test_the_trade_off_is_written_with_the_columns_of_the_page():
    assert _columns("tradeoff.csv") == ",".join(TRADE_OFF_COLUMNS)


def test_the_defaults_of_the_page_are_those_of_the_program():
    block = re.search(r"```toml\n(.*?)```", FORMATS, re.DOTALL)
    assert block
    document = tomllib.loads(block.group(1), parse_float=Decimal)
    policy = {name: None if value == "" else value for name, value in document["policy"].items()}
    expected = dataclasses.asdict(Policy())
    assert policy == {name: list(v) if isinstance(v, tuple) else v for name, v in expected.items()}
    assert document["defaults"] == dataclasses.asdict(Defaults())


def test_the_built_in_patterns_of_the_page_are_those_of_the_program():
    rows = re.findall(r"^\| (.+) \|$", section(FORMATS, "patterns.csv"), re.MULTILINE)[1:]
    documented = [[cell.strip() for cell in row.split("|")] for row in rows]
    expected = [
        [step.pattern, str(step.step), step.kind, step.release, *(_text(d) for d in (step.min_days, step.max_days))]
        for step in BUILT_IN_PATTERNS
    ]
    assert documented == expected


def _text(days: int | None) -> str:
    return "" if days is None else str(days)


def test_required_files_are_marked():
    """Those five without which no school can be laid out."""
    marked = re.findall(r"^### (\S+) \*$", FORMATS, re.MULTILINE)
    assert marked == ["school.toml", "bell.csv", "teachers.csv", "classes.csv", "timetable.csv"]
