"""Charts as SVG: well formed, safe, readable alone, without colour and by those who hear them."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.formats.charts.bars import WIDTH, svg_text
from sabbatical.formats.charts.svg_parts import INK, QUIET, fitting
from sabbatical.formats.charts.write import write_board_charts, write_leader_charts
from sabbatical.formats.tradeoff.picture import svg_text as trade_off_text
from tests.colours import contrast
from tests.handouts import make_hand_out
from tests.reports_case import make_school
from tests.tradeoffs import make_trade_off

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "[/x]",
    '<b onload="alert(1)">Kim</b> & Sons]]>',
    "x" * 300,
    "W" * 40,
    "مدرسة العربية (محمد)",
    "שלום, עולם!",
    "👩\N{ZERO WIDTH JOINER}🏫🎉 先生の長い名前です" * 3,
    "tab\there\x00\x1b[31m\nnew line",
    "=1+1",
    "",
)
OUTSIDE = re.compile(r"href|url\(|@import|<script|<image|<style|<foreignObject|on[a-z]+=", re.IGNORECASE)


def chart(*bars: Bar, **changes: object) -> BarChart:
    made = BarChart(name="some", short="S", title="Covers", meaning="What a bar is.", bars=bars, rest="Nobody else.")
    return replace(made, **changes)


def texts(picture: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(picture).iter(f"{SVG}text")]


def hostile_chart() -> BarChart:
    bars = [Bar(label=name, value=place, text=f"{place} {name}", limit=5) for place, name in enumerate(HOSTILE)]
    return chart(*bars)


@pytest.fixture(params=["bars", "hostile", "empty", "trade-off"])
def picture(request) -> str:
    made = {
        "bars": lambda: svg_text(chart(Bar(label="Kim", value=3, text="3 of 4", limit=4)), "School, Term"),
        "hostile": lambda: svg_text(hostile_chart(), " ".join(HOSTILE)),
        "empty": lambda: svg_text(chart(), ""),
        "trade-off": lambda: trade_off_text(make_trade_off(school=HOSTILE[1])),
    }
    return made[request.param]()


def test_a_chart_says_what_it_shows_of_which_school():
    bars = (Bar(label="Kim", value=3, text="3 of 4", limit=4), Bar(label="Bo", value=0, text="0 of 4", limit=4))
    picture = svg_text(chart(*bars), "School, Term")
    assert texts(picture) == [
        "Covers", "School, Term", "What a bar is.", "Kim", "3 of 4", "Bo", "0 of 4", "Nobody else.",
    ]  # fmt: skip
    root = ElementTree.fromstring(picture)
    assert root.findtext(f"{SVG}title") == "Covers: School, Term"
    # Who hears it hears all of it: role=img hides what is inside.
    assert root.findtext(f"{SVG}desc") == "What a bar is. Kim: 3 of 4. Bo: 0 of 4. Nobody else."


def test_bars_and_marks_are_as_long_as_their_figures():
    bars = (Bar(label="A", value=50, text="50", limit=100), Bar(label="B", value=200, text="200", limit=100))
    root = ElementTree.fromstring(svg_text(chart(*bars, Bar(label="C", value=0, text="0")), ""))
    drawn = [element for element in root.iter(f"{SVG}rect") if element.get("fill") == INK]
    marks = [element for element in root.iter(f"{SVG}line") if element.get("stroke-width") == "3"]
    left, longest = float(drawn[0].get("x", 0)), float(drawn[1].get("width", 0))
    # The scale ends at 200: 50 is a quarter of it, the mark at 100 a half; nothing has no bar.
    assert [float(element.get("width", 0)) for element in drawn] == pytest.approx([longest / 4, longest], abs=0.1)
    assert [float(element.get("x1", 0)) for element in marks] == pytest.approx([left + longest / 2] * 2, abs=0.1)


def test_a_picture_is_named_for_those_who_hear_it(picture: str):
    root = ElementTree.fromstring(picture)
    assert root.get("role") == "img"
    ids = [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")]
    assert root.get("aria-labelledby", "").split() == ids
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.findtext(f"{SVG}title")


def test_a_picture_loads_nothing_and_runs_nothing(picture: str):
    markup = re.sub(r">[^<]*<", "><", picture)  # what data says is text, whatever it looks like
    assert OUTSIDE.search(markup) is None
    assert re.findall(r"https?:[^\"]*", markup) == ["http://www.w3.org/2000/svg"]
    tags = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(picture).iter()}
    assert tags <= {"svg", "title", "desc", "rect", "text", "line", "circle", "polyline"}


def test_a_picture_can_be_read_without_colour(picture: str):
    root = ElementTree.fromstring(picture)
    names = {"black": "#000000", "white": "#ffffff", None: "#000000"}
    inks = {element.get("fill") for element in root.iter(f"{SVG}text")}
    for ink in inks:
        full = names.get(ink) or (ink if len(str(ink)) == 7 else "#" + "".join(2 * part for part in str(ink)[1:]))
        assert contrast(full, "#ffffff") >= 4.5, ink  # WCAG 2.2, 1.4.3
    assert contrast(INK, "#ffffff") >= 7
    assert len({element.get("fill") for element in root.iter(f"{SVG}rect")}) <= 2  # the ground, and one ink
    assert QUIET in inks


def test_data_is_text_and_nothing_else_and_stays_within_the_picture():
    picture = svg_text(hostile_chart(), " ".join(HOSTILE))
    root = ElementTree.fromstring(picture)
    shown = texts(picture)
    assert "[/x]" in shown
    assert any(one.startswith('<b onload="alert(1)">Kim') for one in shown)
    assert "tab here  [31m new line" in shown
    assert max(map(len, shown)) < 100
    assert ("x" * 300) in (root.findtext(f"{SVG}desc") or "")  # whole for those who hear it
    for element in root.findall(f"{SVG}text[@font-size='14']"):
        # DejaVu Sans, among the widest: most letters up to 0.64 of their size, W 0.99.
        wide = sum(0.99 if letter in "MW" or ord(letter) > 0x2E80 else 0.64 for letter in element.text or "") * 14
        at = float(element.get("x", 0))
        if element.get("text-anchor") == "end":
            assert at - wide >= 0, element.text
        else:
            assert at + wide <= WIDTH, element.text


def test_text_that_has_room_is_not_cut():
    assert fitting("Ann Kim", 100) == "Ann Kim"
    assert fitting("", 0) == ""
    assert fitting("Ann Kim", 40) == "An…"  # 14 x 0.66 = 9.24 a letter; 14 for the ellipsis


def test_the_leaders_charts_name_people_and_the_boards_none(tmp_path: Path):
    handout = make_hand_out()
    for name, write in (("leader", write_leader_charts), ("board", write_board_charts)):
        (tmp_path / name).mkdir()
        write(handout, tmp_path / name)
    files = {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.svg")}
    assert set(files) == {
        "leader/class_loss.svg", "leader/cover_load.svg", "leader/coaching_by_week.svg", "leader/coaches.svg",
        "leader/solve_steps.svg",
        "board/board_sessions.svg", "board/board_classes.svg",
    }  # fmt: skip
    assert "Ann" in files["leader/coaches.svg"]
    assert "Cleo" in files["leader/cover_load.svg"]
    board = files["board/board_sessions.svg"] + files["board/board_classes.svg"]
    secrets = [row.name for row in (*make_school().teachers, *make_school().substitutes)]
    assert not any(re.search(rf">[^<]*\b{name}\b", board) for name in (*secrets, "Questioning", "secret"))
    assert "under 5 people" in board
