"""Pages to print, for the week of tests/reports_case.py: whole HTML, safe, complete, and nobody else's."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from sabbatical.domain.handout import ExportFormat, HandOut
from sabbatical.errors import DataError
from sabbatical.formats.audiences.write import (
    write_for_board,
    write_for_leader,
    write_for_people,
    write_for_staff,
)
from sabbatical.formats.pages.beginning import PAGE_BEGINNING
from tests.handouts import make_hand_out
from tests.reports_case import date_of, make_plan, make_school

HTML = (ExportFormat.HTML,)
TO = "\N{EN DASH}"
VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(HTMLParser):
    """Elements in order, each with its attributes, and the text of a page; refuses what is not well nested."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style", "script"):
            self.words.append(" ".join(data.split()))

    @property
    def text(self) -> str:
        return " ".join(word for word in self.words if word)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == tag]


def pages(handout: HandOut, folder: Path) -> dict[str, Page]:
    """Every page of a hand-out, by the name of its file."""
    write_for_leader(handout, folder, HTML, None)
    write_for_staff(handout, folder, HTML)
    write_for_board(handout, folder, HTML)
    write_for_people(handout, folder, HTML)
    return {path.name: Page(path) for path in folder.rglob("*.html")}


@pytest.fixture(scope="module")
def written(tmp_path_factory) -> dict[str, Page]:
    return pages(make_hand_out(), tmp_path_factory.mktemp("pages"))


def test_each_audience_has_its_page(written):
    people = {f"{person}.html" for person in "ABCS"}
    assert set(written) == people | {"plan.html", "cover_sheet.html", "board.html"}


def test_a_page_is_whole_and_can_be_told_apart(written):
    for name, page in written.items():
        assert page.source.encode().startswith(PAGE_BEGINNING), name
        assert page.all("html") == [{"lang": "en"}]
        assert (len(page.all("h1")), len(page.all("main")), len(page.all("title"))) == (1, 1, 1)
        assert "Week School, One week" in page.text


def test_a_page_loads_nothing(written):
    for name, page in written.items():
        assert not re.search(r"https?:|url\(|@import", page.source), name
        assert [tag for tag, found in page.elements if "src" in found or tag in ("link", "script", "img")] == [], name
        policy = [found["content"] for found in page.all("meta") if found.get("http-equiv")]
        assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_tables_can_be_read_aloud(written):
    for name, page in written.items():
        assert len(page.all("caption")) == len(page.all("table")) > 0, name
        assert all(found.get("scope") in ("col", "row", "rowgroup") for found in page.all("th")), name
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h\d", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_links_lead_to_parts_of_the_page(written):
    for page in written.values():
        parts = {f"#{found['id']}" for _, found in page.elements if "id" in found}
        assert {found["href"] for found in page.all("a")} <= parts


def test_the_cover_sheet_says_who_takes_which_class(written):
    text = written["cover_sheet.html"].text
    assert "Week of Monday 11 January 2027" in text
    assert (
        f"Tuesday 12 January 2027 09:00{TO}09:50 P2 MA R1 Sam Thursday 14 January 2027 08:00{TO}09:00 P1 XC R3 Cleo"
        in text
    )
    assert [word for word in ("Ann", "Ben", "coach", "absen", "release", "Questioning") if word in text] == []


def test_the_leader_sees_sessions_covers_and_the_report(written):
    text = written["plan.html"].text
    assert "For the leader alone" in text
    assert f"Tuesday 12 January 2027 09:00{TO}09:50 P2 observe Ann Ben Questioning SB, R2 planned" in text
    assert f"09:00{TO}09:50 P2 MA, R1 Ann release Sam 37.50 planned" in text
    # 37.50 of a cap of 55.00; YE has a cap of 0 and lost 30.00
    assert "YE Yoga 250 30.00 0.00 no cap to lose" in text
    assert "MA Maths 550 37.50 55.00 68.2" in text
    assert "1 of 4 classes lose nothing." in text
    assert "Cleo 1 1 1.00" in text
    assert "Sam 1 40.00 Val 0 0.00" in text


def test_a_person_sees_their_own_week(written):
    text = written["B.html"].text
    assert "For Ben alone. Sessions as coachee: 3 (150 minutes)" in text
    assert "09:00 observe as coachee SB, R2, with Ann, Questioning" in text
    assert "coach" not in written["C.html"].text
    assert "09:00 cover" not in text


def test_the_board_reads_numbers_and_what_they_mean(written):
    text = written["board.html"].text
    assert "Sessions held under 5 people" in text
    assert "Last term" not in text


def test_the_board_sees_last_term_where_it_is_known(tmp_path):
    text = pages(make_hand_out(last_term={"sessions": "41"}), tmp_path)["board.html"].text
    assert "Sessions under 5 people 41" in text
    assert "Teachers 5 unknown" in text


def test_names_are_never_read_as_html(tmp_path):
    school = make_school()
    evil = '<img src=x onerror="alert(1)"> & {{ 7 * 7 }}'
    teachers = tuple(replace(row, name=f"{evil} {row.id}") for row in school.teachers)
    for page in pages(make_hand_out(school=replace(school, teachers=teachers)), tmp_path).values():
        assert page.all("img") == []
        assert "49" not in page.source.replace("#", "")
    assert f"{evil} C" in Page(tmp_path / "cover_sheet.html").text


def test_a_week_without_anything_says_so_and_one_outside_the_term_is_refused(tmp_path):
    empty = make_hand_out(replace(make_plan(), covers=(), sessions=()))
    write_for_staff(empty, tmp_path, HTML)
    assert "No class is covered in this term." in Page(tmp_path / "cover_sheet.html").text
    write_for_staff(replace(empty, week=date_of("Wed")), tmp_path, HTML)
    assert "No class is covered in this week." in Page(tmp_path / "cover_sheet.html").text
    with pytest.raises(DataError, match="There is no school in the week of 2028-01-13"):
        write_for_staff(replace(empty, week=date_of("Wed").replace(year=2028)), tmp_path, HTML)


def test_covers_of_people_no_longer_here_are_told_with_their_cost(tmp_path):
    # Sam, who covers once at 40.00, is deleted; the plan has an id in the place of Sam's.
    school, plan = make_school(), make_plan()
    covers = tuple(replace(row, cover_person="deleted-1" if row.cover_person == "S" else "C") for row in plan.covers)
    handout = replace(make_hand_out(replace(plan, covers=covers)), school=replace(school, substitutes=()))
    page = pages(handout, tmp_path)["plan.html"].text
    assert "Covers of those who only cover, and of teachers and others no longer here, with their cost" in page
    assert "People no longer here, teachers or not 1 40" in page
