"""tradeoff.csv, tradeoff.svg and the JSON document."""

import csv
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sabbatical.domain.tradeoff.model import LimitKind, LimitRange
from sabbatical.formats.tradeoff.columns import document_of
from sabbatical.formats.tradeoff.picture import svg_text, ticks
from sabbatical.formats.tradeoff.write import write_files
from tests.tradeoffs import make_point, make_trade_off

SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def test_the_table_has_a_row_for_each_limit(tmp_path: Path) -> None:
    assert write_files(make_trade_off(), tmp_path) == ("tradeoff.csv", "tradeoff.svg")
    with (tmp_path / "tradeoff.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["loss_cap_percent"] for row in rows] == ["0", "1", "2", "3"]
    assert rows[3] == {
        "loss_cap_percent": "3",
        "release_week_max": "",
        "requests_asked": "3",
        "requests_served": "3",
        "priority_asked": "11",
        "priority_served": "11",
        "further_cycles": "0",
        "sessions": "9",
        "minutes_released": "120",
        "minutes_lost": "120.50",
        "worst_percent_of_cap": "66.7",
        "worst_class": "MATH",
        "proven": "no",
    }


def test_a_weekly_range_fills_the_other_column(tmp_path: Path) -> None:
    weekly = LimitRange(kind=LimitKind.WEEKLY, values=(Decimal(60),))
    write_files(make_trade_off(limits=weekly, points=(make_point("60", worst_class="=1+1"),)), tmp_path)
    header, row = (tmp_path / "tradeoff.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("loss_cap_percent,release_week_max,")
    assert row.startswith(",60,")
    assert ",'=1+1," in row  # no formula in a spreadsheet


def test_the_document_has_the_same_figures() -> None:
    document = document_of(make_trade_off())
    assert (document["varies"], document["requests_asked"], document["solves"]) == ("loss_cap_percent", 3, 3)
    assert document["points"][1] == {
        "loss_cap_percent": "1",
        "requests_served": 2,
        "priority_served": 8,
        "further_cycles": 0,
        "sessions": 6,
        "minutes_released": 60,
        "minutes_lost": "45.00",
        "worst_percent_of_cap": "37.5",
        "worst_class": "MATH",
        "proven": True,
        "solved": False,
    }


def test_the_picture_says_what_it_shows_and_in_which_units() -> None:
    shown = texts(svg_text(make_trade_off()))
    assert "Small School, Two weeks" in shown
    assert "Requests served, of 3 asked" in shown
    assert "Minutes lost by all classes in the term" in shown
    assert shown[-3:] == [
        "A: cap 0 %: 1 of 3 requests served, 0.00 minutes lost",
        "B: cap 1 to 2 %: 2 of 3 requests served, 45.00 minutes lost",
        "C: cap 3 %: 3 of 3 requests served, 120.50 minutes lost",
    ]


def test_the_picture_stands_alone() -> None:
    picture = svg_text(make_trade_off())
    root = ElementTree.fromstring(picture)
    assert root.get("font-family") == "sans-serif"
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert not any(name in picture for name in ("<script", "<image", "<style", "href", "url("))


def test_marks_lie_by_their_figures() -> None:
    # The axes are 660 and 300 long from (70, 90); 0 to 121 minutes, 3 down to 1 requests.
    # B: 70 + 660 x 45 / 121 = 315.5, and 2 of 1 to 3 is half way: 90 + 150 = 240.
    circles = ElementTree.fromstring(svg_text(make_trade_off())).iter(f"{SVG}circle")
    assert [(c.get("cx"), c.get("cy")) for c in circles] == [("70", "390"), ("315.5", "240"), ("727.3", "90")]


def test_a_name_is_never_read_as_markup() -> None:
    hostile = "<script>alert('1')</script> & \"Sons\"\x00\n"
    picture = svg_text(make_trade_off(school=hostile))
    assert "<script" not in picture
    assert any(shown.startswith("<script>alert('1')</script> & \"Sons\"") for shown in texts(picture))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (0, 1, [0, 1]),
        (11, 17, [11, 12, 13, 14, 15, 16, 17]),
        (0, 9, [0, 2, 4, 6, 8]),
        (3, 40, [5, 10, 15, 20, 25, 30, 35, 40]),
        (0, 413, [0, 100, 200, 300, 400]),
    ],
)
def test_ticks_are_round_numbers(first: int, last: int, expected: list[int]) -> None:
    assert ticks(first, last) == expected
