"""Bars in characters: lengths, marks, room, and text from data."""

from rich.cells import cell_len

from sabbatical.domain.charts.model import Bar, BarChart
from sabbatical.ui.bar_text import BarLine, bar_lines, bar_text
from sabbatical.ui.widgets.bar_chart import drawn


def chart(*bars: Bar) -> BarChart:
    return BarChart(name="x", short="X", title="X", meaning="", bars=bars, rest="")


def bar(value: int, limit: int | None = None) -> Bar:
    return Bar(label="A", value=value, text="", limit=limit)


def test_a_bar_is_as_long_as_its_value_and_says_whether_it_reaches_its_mark():
    # a scale of 20 in 10 columns: 2 a column, rounded up, so that what there is at all is seen
    assert bar_text(bar(10), 20, 10) == "━━━━━╌╌╌╌╌"
    assert bar_text(bar(1), 20, 10) == "━╌╌╌╌╌╌╌╌╌"
    assert bar_text(bar(0), 20, 10) == "╌╌╌╌╌╌╌╌╌╌"
    assert bar_text(bar(10, 20), 20, 10) == "━━━━━╌╌╌╌│"
    assert bar_text(bar(20, 10), 20, 10) == "━━━━┿━━━━━"
    assert bar_text(bar(10, 10), 20, 10) == "━━━━┿╌╌╌╌╌"  # what may be is reached
    assert bar_text(bar(9, 10), 20, 10) == "━━━━│╌╌╌╌╌"  # and here it is not
    assert bar_text(bar(0, 0), 20, 10) == "│╌╌╌╌╌╌╌╌╌"
    assert bar_text(bar(1, 0), 20, 10) == "┿╌╌╌╌╌╌╌╌╌"


def test_labels_bars_and_texts_stand_below_each_other():
    lines = bar_lines(
        chart(Bar(label="Kim", value=2, text="2 of 4", limit=4), Bar(label="Bo Lee", value=4, text="4 of 4", limit=4)),
        30,
    )
    # 30 columns: 6 for the labels, 6 for the texts, 2 between, so 16 for a scale of 4
    assert lines == [
        BarLine("Kim   ", "━━━━━━━━╌╌╌╌╌╌╌│", "2 of 4"),
        BarLine("Bo Lee", "━━━━━━━━━━━━━━━┿", "4 of 4"),
    ]


def test_any_text_keeps_to_its_columns():
    names = ("[/x]", "<b>Kim</b>", "x" * 300, "日本語の名前" * 9, "مدرسة", "👩🏽🎉", "tab\tand\x1b[31m\nline", "")
    lines = bar_lines(chart(*(Bar(label=name, value=1, text="1 of 12", limit=12) for name in names)), 78)
    assert {cell_len(line.label) for line in lines} == {30}
    assert {cell_len(f"{line.label} {line.bar} {line.text}") for line in lines} == {78}
    assert lines[0].label.startswith("[/x] ")
    assert drawn(lines[0]).plain.startswith("[/x] ")  # never read as markup
    assert all(letter.isprintable() for line in lines for letter in line.label)


def test_where_room_is_scarce_labels_give_way_before_bars():
    (line,) = bar_lines(chart(Bar(label="x" * 30, value=1, text="1")), 40)
    assert (len(line.label), len(line.bar)) == (21, 16)  # 40 less 1 of text, 2 between and 16 of bar
    (line,) = bar_lines(chart(Bar(label="x" * 30, value=1, text="1")), 5)
    assert (len(line.label), len(line.bar)) == (8, 8)


def test_a_chart_without_bars_has_no_lines():
    assert bar_lines(chart(), 78) == []
