"""The steps of a solve as SVG: steps and no slants, value and bound told apart without colour, all of it in words."""

from xml.etree import ElementTree

from sabbatical.domain.charts.steps import StepChart, StepLine, StepMoment
from sabbatical.formats.charts.steps import EDGE, LABELS, PLOT, WIDTH, steps_svg_text
from sabbatical.formats.charts.write import write_charts

SVG = "{http://www.w3.org/2000/svg}"
MOMENTS = (
    StepMoment(seconds=0.0, value=None, bound=60),
    StepMoment(seconds=1.0, value=30, bound=60),
    StepMoment(seconds=2.0, value=45, bound=50),
)
LINE = StepLine(
    tier="requests", result="requests: value 45, bound 50, gap 5", seconds=4.0, moments=MOMENTS, low="30", high="60"
)
CHART = StepChart(lines=(LINE,))


def drawn(chart: StepChart, of: str = "Maple Grove, Draft 1") -> ElementTree.Element:
    return ElementTree.fromstring(steps_svg_text(chart, of))


def corners(line: ElementTree.Element) -> list[tuple[float, float]]:
    return [tuple(map(float, place.split(","))) for place in line.attrib["points"].split()]


def test_lines_go_across_until_something_is_found_and_then_up_or_down():
    bound, value = drawn(CHART).iter(f"{SVG}polyline")
    left, right = EDGE + LABELS, WIDTH - EDGE
    second = (right - left) / 4
    top = corners(bound)[0][1]
    # 60 at the top, 30 at the bottom, 60 px high: 2 px for each. 45 lies in the middle, 50 at a third.
    low = top + PLOT
    assert corners(bound) == [
        (left, top), (left + second, top), (left + second, top), (left + 2 * second, top),
        (left + 2 * second, top + 20), (right, top + 20),
    ]  # fmt: skip
    assert corners(value) == [
        (left + second, low), (left + 2 * second, low), (left + 2 * second, low - 30), (right, low - 30),
    ]  # fmt: skip


def test_value_and_bound_are_told_apart_without_colour():
    bound, value = drawn(CHART).iter(f"{SVG}polyline")
    assert bound.attrib["stroke-dasharray"]
    assert "stroke-dasharray" not in value.attrib
    assert float(value.attrib["stroke-width"]) >= 2 * float(bound.attrib["stroke-width"])


def test_it_says_all_of_it_in_words():
    root = drawn(CHART)
    told = root.findtext(f"{SVG}desc") or ""
    assert "requests: value 45, bound 50, gap 5, after 4.0 s." in told
    assert [text.text for text in root.iter(f"{SVG}text")][-5:] == [LINE.result, "30", "60", "0", "4.0 s"]


def test_a_tier_that_is_settled_at_once_is_a_line_in_the_middle():
    at_once = StepLine(
        tier="uncovered", result="uncovered: value 0 min, proven best", seconds=0.0,
        moments=(StepMoment(seconds=0.0, value=0, bound=0),), low="0 min", high="0 min",
    )  # fmt: skip
    bound, value = drawn(StepChart(lines=(at_once,))).iter(f"{SVG}polyline")
    assert corners(bound) == corners(value)
    assert len({y for _, y in corners(value)}) == 1


def test_a_file_is_written_and_data_is_never_markup(tmp_path):
    assert write_charts((CHART,), '<b>&"[/x] 👩‍🏫', tmp_path) == ("solve_steps.svg",)
    root = ElementTree.fromstring((tmp_path / "solve_steps.svg").read_text(encoding="utf-8"))
    assert '<b>&"[/x] 👩‍🏫'.replace("\u200d", " ") in [text.text for text in root.iter(f"{SVG}text")]
    assert root.findtext(f"{SVG}title", "").startswith("How value and bound came together, by tier: ")


def test_without_tiers_it_says_so():
    chart = StepChart(lines=())
    root = drawn(chart)
    told = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert chart.rest in told  # whole, in lines
    assert chart.rest in (root.findtext(f"{SVG}desc") or "")
