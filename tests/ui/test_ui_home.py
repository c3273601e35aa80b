"""Home: figures, what needs the leader, what is next."""

from textual.widgets import OptionList

from sabbatical.domain.findings import Finding, Severity
from sabbatical.domain.plan import PlanStatus
from tests.ui.case import LARGE, FakeGateway, press, running, said, screen_text, settle, ui_plan, ui_school


def options(pilot, selector: str) -> list[str]:
    rows = pilot.app.screen.query_one(selector, OptionList).options
    return [str(row.prompt) for row in rows]


async def test_the_leading_figures_are_those_of_the_plan(gateway: FakeGateway):
    async with running(gateway) as pilot:
        shown = screen_text(pilot)
    # Two requests of one observe-cycle each: 2 x 3 = 6 sessions asked for; 3 planned, the one of Tuesday 12 done.
    assert "3 planned" in shown
    assert "1 done · 6 asked for" in shown
    assert "50 %" in shown
    # Caps of 10 %: MATH and ENG meet 10 times 60 minutes, SCI 6 times: 60 + 60 + 36 = 156. Lost: 45, that is 28 %.
    assert "45 min lost" in shown
    assert "of 156 that the caps allow" in shown
    assert "28 %" in shown
    assert "Requests: 1 of 2 served" in shown
    assert "week 1 of 2" in shown


async def test_what_needs_the_leader_names_the_key_of_its_place(gateway: FakeGateway):
    gateway.findings = (
        Finding(severity=Severity.WARNING, table="classes", row=0, column="id", message="Class [/x] never meets."),
    )
    async with running(gateway) as pilot:
        assert options(pilot, "#needs-list") == [
            "! F7   Draft 1 is not published, so nobody is told: publish or discard it",
            "! F9   1 request is not served: see why, and what would help",
            "! F5   Data: Class [/x] never meets.",
        ]


async def test_enter_on_what_needs_the_leader_goes_to_its_place(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "down", "enter")  # from the first line to the second
        assert pilot.app.screen.PLACE == "outcome"


async def test_a_click_on_what_needs_the_leader_goes_to_its_place(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await pilot.click("#needs-list", offset=(5, 0))
        await settle(pilot)
        assert pilot.app.screen.PLACE == "plan"


async def test_next_shows_today_and_the_next_school_day_by_period_and_leads_to_the_week(gateway: FakeGateway):
    async with running(gateway) as pilot:
        assert options(pilot, "#next-list") == [
            "Today, Wed 13 Jan: 1 session, 0 covers",
            "  P2   09:10  ◆ observe in ENG: Ana Alvarez and Ben Berg, Questioning",
            "Next, Thu 14 Jan: 1 session, 0 covers",
            "  P3   10:20  ◆ meet: Ana Alvarez and Ben Berg, Questioning",
        ]
        await press(pilot, "tab", "down", "down", "down", "enter")
        assert pilot.app.screen.PLACE == "week"
        assert said(pilot, "#details").startswith("Thursday 14 January, period P3, 10:20 to 11:20\n◆ Session R1-1-3")


async def test_the_classes_nearest_their_caps_have_a_bar(gateway: FakeGateway):
    async with running(gateway) as pilot:
        # 45 of 60 minutes are 75 %, and three quarters of 12 columns are 9.
        assert options(pilot, "#caps-list") == ["━━━━━━━━━╌╌╌  75.0 %  MATH         45 of 60 min"]


async def test_a_large_terminal_shows_the_sessions_by_week(gateway: FakeGateway):
    async with running(gateway, LARGE) as pilot:
        first, second = options(pilot, "#weeks-list")
        assert first == f"▸Mon 11 Jan  {'━' * 24}   3"
        assert second == f" Mon 18 Jan  {'╌' * 24}   0"
        assert "Sessions by week" in screen_text(pilot)


async def test_without_a_plan_home_says_to_plan():
    async with running(FakeGateway(ui_school())) as pilot:
        assert options(pilot, "#needs-list") == ["! F7   No plan yet: plan the term"]
        assert "0 planned" in screen_text(pilot)


async def test_without_requests_home_says_to_add_some():
    async with running(FakeGateway(ui_school(requests=()))) as pilot:
        assert "! F4   No requests yet: add who wants coaching, and on what" in options(pilot, "#needs-list")


async def test_a_plan_that_is_not_proven_best_is_said_so():
    async with running(FakeGateway(ui_school(), draft=ui_plan(PlanStatus.FEASIBLE))) as pilot:
        assert "! F7   Plan 1 is not proven best: more time may find a better one" in options(pilot, "#needs-list")


async def test_an_empty_database_offers_the_sample():
    async with running(FakeGateway()) as pilot:
        await pilot.click("#sample")
        await settle(pilot)
        assert "Small School" in screen_text(pilot)
        assert "Needs you" in screen_text(pilot)


async def test_an_empty_database_leads_to_the_import():
    async with running(FakeGateway()) as pilot:
        await press(pilot, "enter")
        assert pilot.app.screen.PLACE == "import"


async def test_what_needs_the_leader_is_folded_where_there_are_rows_and_else_cut(gateway: FakeGateway):
    message = "Class [/x] never meets, though a teacher, a room and a share of the cap are named for it in the data."
    gateway.findings = (Finding(severity=Severity.WARNING, table="classes", row=0, column="id", message=message),)
    async with running(gateway, (140, 40)) as pilot:
        # 67 columns: half of 140 without margins, gutter and scrollbar.
        assert options(pilot, "#needs-list")[-1] == (
            "! F5   Data: Class [/x] never meets, though a teacher, a room and a\n"
            "       share of the cap are named for it in the data."
        )
        await press(pilot, "down", "down", "enter")  # a folded line is one line
        assert pilot.app.screen.PLACE == "classes"
        await press(pilot, "f2")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert options(pilot, "#needs-list")[-1].count("\n") == 1  # four rows for three lines, one of them folded
        gateway.findings *= 3
        pilot.app.desk.read()
        await settle(pilot)
        assert options(pilot, "#needs-list")[-1] == f"! F5   Data: {message}"
