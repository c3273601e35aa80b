"""Charts as files: whole or not at all, of a draft or of what is published."""

from pathlib import Path

import pytest

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.errors import DataError, ExportError
from sabbatical.services.charts import write_charts
from sabbatical.services.exporting import Audience, ExportFormat, ExportOptions, export
from tests.services.case import add_draft, publish_week

SVG = ExportOptions(formats=(ExportFormat.SVG,))
BAR = Bar(label="Kim", value=1, text="1")
CHART = BarChart(name="cover_load", short="C", title="Covers", meaning="What it is.", bars=(BAR,), rest="")


def test_charts_are_written_again_until_somebody_changes_one(tmp_path: Path) -> None:
    for of in ("Draft 1", "Draft 2"):
        (path,) = write_charts((CHART,), of, tmp_path / "pictures")
    assert path == tmp_path / "pictures" / "cover_load.svg"
    assert ">Draft 2<" in path.read_text(encoding="utf-8")
    path.write_text("drawn over", encoding="utf-8")
    with pytest.raises(ExportError, match="was changed since it was written"):
        write_charts((CHART,), "Draft 3", tmp_path / "pictures")
    assert path.read_text(encoding="utf-8") == "drawn over"


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="no earlier folder of charts"):
        write_charts((CHART,), "Draft 1", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_leader_gets_charts_of_a_draft_and_the_board_of_what_is_published(store, tmp_path: Path) -> None:
    add_draft(store)
    assert len(export(store, tmp_path / "mine", Audience.LEADER, SVG)) == 5
    with pytest.raises(DataError, match="Nothing is published yet"):
        export(store, tmp_path / "board", Audience.BOARD, SVG)
    assert not (tmp_path / "board").exists()
    publish_week(store)
    export(store, tmp_path / "board", Audience.BOARD, SVG)
    assert "under 5 people" in (tmp_path / "board" / "board_sessions.svg").read_text(encoding="utf-8")


def test_a_school_without_a_plan_has_no_charts(store, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There is no plan yet"):
        export(store, tmp_path / "out", Audience.LEADER, SVG)
    assert not (tmp_path / "out").exists()
