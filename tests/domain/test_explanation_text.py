"""An explanation as lines of text: what was left out for want of time is named as what it is."""

from sabbatical.domain.explanation import Explanation, Verdict
from sabbatical.domain.reports.explanation_text import explanation_lines

SHORT = Explanation(
    request="Q1",
    teacher="BEN",
    topic="Questioning",
    priority=3,
    verdict=Verdict.UNKNOWN,
    summary="It is not known why.",
    coaches_not_seen=("ANA", "CARA"),
    undecided=("teachers.csv: prep_week_min (ANA)",),
    not_tried=("classes.csv: release (7A)",),
    is_cut_short=True,
)


def texts(found: Explanation) -> list[str]:
    return [line.text for line in explanation_lines(found)]


def test_what_was_left_out_is_named_by_how_far_it_came():
    assert texts(SHORT)[2:] == [
        "No single change that would serve it was found in the time given.",
        "The time was over before everything was tried; a longer time limit tells more.",
        "coaches not looked at: ANA, CARA",
        "tried, but no answer in time: teachers.csv: prep_week_min (ANA)",
        "not tried: classes.csv: release (7A)",
    ]


def test_where_there_is_room_no_change_is_asked_for():
    room = Explanation(
        request="Q1", teacher="BEN", topic="Questioning", priority=3, verdict=Verdict.ROOM, summary="There is room."
    )
    assert texts(room)[1:] == ["There is room."]
