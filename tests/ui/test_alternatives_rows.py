"""Who else, row by row."""

from sabbatical.domain.alternatives import NotPossible, SessionAlternatives
from sabbatical.domain.planning import BreachLine
from sabbatical.ui.alternatives_rows import rows_of
from sabbatical.ui.make_picture import make_picture
from tests.ui.case import TODAY, ui_plan, ui_school

REASONS = (
    BreachLine(rule="present", sentence="DAN is not available."),
    BreachLine(rule="qualified", sentence="DAN is not strong in Questioning."),
)


def test_each_reason_against_a_coach_has_a_line_of_its_own():
    found = SessionAlternatives(
        session=ui_plan().sessions[0], times=(), coaches=(),
        not_possible=(NotPossible(person="DAN", reasons=REASONS, at_present_times=True),), breaches=(),
    )  # fmt: skip
    (row,) = rows_of(found, make_picture(ui_school(), today=TODAY))
    assert row.does == "away or not available (present); not qualified for it (qualified)"
    assert row.details.splitlines() == [
        "At the present times:",
        "present: DAN is not available.",
        "qualified: DAN is not strong in Questioning.",
        "No other times keep every rule while all else stands.",
    ]
