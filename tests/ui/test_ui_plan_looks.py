"""Plan: its lists, who else for a row, and how robust it is. The plan is that of tests/ui/two_weeks.py."""

from dataclasses import replace

from textual.widgets import DataTable, TabbedContent

from sabbatical.domain.plan import SolveStep
from sabbatical.errors import DataError
from sabbatical.ui.modals.how_robust import HowRobust
from sabbatical.ui.modals.who_else import WhoElse
from sabbatical.ui.screens.plan import PlanScreen
from tests.ui.case import LARGE, FakeGateway, flat_text, press, running, said, screen_text, ui_school, wait_until
from tests.ui.repairs import published_gateway


def open_list(pilot) -> str:
    return pilot.app.screen.query_one(TabbedContent).active


async def test_one_key_goes_through_tiers_sessions_and_covers(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7")
        assert open_list(pilot) == "tiers"
        await press(pilot, "l")
        text = screen_text(pilot)
        assert "Sessions (3)" in text
        assert "Wed 13 Jan  P2      observe  Ana Alvarez  Ben Berg" in text
        await press(pilot, "l")
        assert "Fri 15 Jan  P1      MATH   Sue Sato          45" in screen_text(pilot)
        await press(pilot, "l")
        assert open_list(pilot) == "tiers"


async def test_who_else_for_a_cover_shows_everybody_with_effect_or_reason(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "l", "l", "w")
        await wait_until(pilot, lambda: "possible instead" in screen_text(pilot))
        text = flat_text(pilot)
        assert "MATH, Fri 15 Jan P1: covered by Sue Sato, 45 min lost" in text
        assert "2 possible instead, the best first; 3 not." in text
        assert "✓ cover Ben Berg lost -9 min; worst -15.0 %" in text
        # 36 of 300 minutes a week, 600 in the term at 10 %: 75 % of the cap of 60 minutes is 45, 60 % is 36.
        assert said(pilot, "#all").splitlines()[:2] == ["Ben Berg, colleague, 36 min lost", "lost: 45 min → 36 min"]
        await press(pilot, "down", "down")
        assert "✗ cover Ana Alvarez" in flat_text(pilot)
        assert said(pilot, "#all").startswith("covered: MATH on 2027-01-15 in period P1 is led by ANA")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)
        assert open_list(pilot) == "covers"


async def test_who_else_for_a_session_shows_other_times(gateway: FakeGateway):
    async with running(gateway, LARGE) as pilot:
        await press(pilot, "f7", "l", "down", "down", "w")
        await wait_until(pilot, lambda: "other time" in screen_text(pilot))
        text = flat_text(pilot)
        assert "meet, Thu 14 Jan P3: Ana Alvarez coaches Ben Berg" in text
        # Both are free in P3; Fri 15 ANA is absent, and Wed 13 is today.
        assert "1 other time and 0 other coaches, the best first" in text
        assert "✓ time Wed 13 Jan P3 no tier changes" in text


async def test_an_empty_list_of_alternatives_survives_every_key(gateway: FakeGateway):
    gateway.fails["alternatives"] = DataError("R1-1.1 was on 2027-01-12; it is over.", hint="Only what is to come.")
    async with running(gateway) as pilot:
        await press(pilot, "f7", "l", "w")
        await wait_until(pilot, lambda: "it is over" in flat_text(pilot))
        await press(pilot, "ctrl+end", "ctrl+home", "enter", "down")
        assert isinstance(pilot.app.screen, WhoElse)
        assert pilot.app.screen.query_one(DataTable).row_count == 0
        # Where there is nothing to list, no empty list is shown, and what is said is no note in grey.
        assert "What it does" not in screen_text(pilot)
        window = pilot.app.screen.query_one("#window")
        assert window.size.height < 12
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)


async def test_there_is_nobody_else_to_ask_for_without_a_row(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "w")
        assert isinstance(pilot.app.screen, PlanScreen)
    async with running(FakeGateway(ui_school())) as pilot:
        await press(pilot, "f7", "l", "ctrl+end", "w", "h")
        assert isinstance(pilot.app.screen, PlanScreen)


async def test_how_robust_is_shown_and_told_again_before_publishing(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "p")
        assert "How robust it is against absences: Escape, then h." in flat_text(pilot)
        await press(pilot, "escape", "h")
        await wait_until(pilot, lambda: "replays, seed 0" in flat_text(pilot))
        text = flat_text(pilot)
        assert "How robust is Draft 1?" in text
        assert "With 6 % of teacher days absent" in text
        assert "Of 2 sessions" in text  # that of Tue 12 is over
        await press(pilot, "enter", "p")
        assert "With 6 % of teacher days absent" in flat_text(pilot)
        assert "Publishing can be undone the same day." in flat_text(pilot)


async def test_another_rate_is_replayed_at_once(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7", "h", "minus", "minus", "minus", "minus", "minus", "minus", "minus")
        await wait_until(pilot, lambda: "With 0 % of teacher days absent, 100 %" in flat_text(pilot))
        await press(pilot, "plus")
        await wait_until(pilot, lambda: "With 1 % of teacher days absent" in flat_text(pilot))


async def test_a_plan_that_breaks_a_rule_says_so_instead(gateway: FakeGateway):
    gateway.fails["robustness"] = DataError("The plan breaks rules with the school [x].", hint="Plan again.")
    async with running(gateway) as pilot:
        await press(pilot, "f7", "h")
        await wait_until(pilot, lambda: "! The plan breaks rules with the school [x]. Plan again." in flat_text(pilot))
        assert isinstance(pilot.app.screen, HowRobust)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)


def line_with(pilot, word: str) -> str:
    """Return the first line of the screen that holds a word."""
    return next(line for line in screen_text(pilot).splitlines() if word in line)


def end_of(line: str, text: str) -> int:
    """Return the column in which a text ends."""
    return line.index(text) + len(text)


async def test_the_heads_of_numbers_stand_above_their_ends(gateway: FakeGateway):
    async with running(gateway) as pilot:
        await press(pilot, "f7")
        heads, numbers = line_with(pilot, "Value"), line_with(pilot, "uncovered ")
        assert end_of(heads, "Value") == end_of(numbers, "0 min")
        assert end_of(heads, "Sec") == end_of(heads, "Best?") + 13  # 7 more of its column, 2 beside each, 4 of its own
    repaired = published_gateway()
    async with running(repaired) as pilot:
        await press(pilot, "f12", "r")
        await wait_until(pilot, lambda: "5 duties change for 3 people" in screen_text(pilot))
        await press(pilot, "l")
        heads, numbers = line_with(pilot, "Published "), line_with(pilot, "lost (")
        assert end_of(heads, "Effect") == end_of(numbers, "+96 min")


async def test_the_chart_of_a_tier_is_as_wide_as_the_screen(gateway: FakeGateway):
    (stored,) = gateway.drafts
    gateway.drafts = [replace(stored, steps=(SolveStep(tier="uncovered", seconds=0.5, value=0, bound=0),))]
    async with running(gateway) as pilot:
        await press(pilot, "f7", "c")
        assert len(line_with(pilot, "seconds spent on uncovered").rstrip()) >= 76


async def test_what_the_plan_needs_is_read_before_the_name_of_the_school(gateway: FakeGateway):
    gateway.versions = [replace(row, school_changed_since=True) for row in gateway.versions]
    (stored,) = gateway.drafts
    gateway.drafts = [replace(stored, version=gateway.versions[-1])]
    async with running(gateway) as pilot:
        await press(pilot, "ctrl+g")
        assert screen_text(pilot).splitlines()[0].rstrip().endswith("plan 1: draft, not published · data changed")
