"""An explanation as lines of text: what was left out for want of time is named as what it is."""

from dataclasses import replace

from sabbatical.domain.explanation import CoachFinding, Explanation, Forced, LostRequest, Verdict
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
    names={"BEN": "Ben Berg", "ANA": "Ana Alvarez"},
)


def texts(found: Explanation) -> list[str]:
    return [line.text for line in explanation_lines(found)]


def test_people_are_called_by_their_names():
    lost = LostRequest(request="Q2", teacher="BEN", topic="Feedback", priority=4)
    forced = Forced(coach="ANA", lost=(lost,), tiers=(), is_proven=True)
    ana = CoachFinding(coach="ANA", name="Ana Alvarez", stops=())
    lines = texts(replace(SHORT, forced=forced, coaches=(ana,)))
    assert lines[0] == "Q1: Ben Berg on Questioning, priority 3"
    assert "What it would cost to serve it all the same, with Ana Alvarez as coach" in lines
    assert "Q2 would go unserved: Ben Berg on Feedback, priority 4" in lines
    assert "Ana Alvarez: nothing but the requests that the plan serves instead" in lines


def test_what_was_left_out_is_named_by_how_far_it_came():
    assert texts(SHORT)[2:] == [
        "No single change that would serve it was found in the time given.",
        "It ended before everything was tried; a longer `--time-limit` tells more.",
        "coaches not looked at: Ana Alvarez, CARA",
        "tried, but no answer in time: teachers.csv: prep_week_min (ANA)",
        "not tried: classes.csv: release (7A)",
    ]


def test_where_there_is_room_no_change_is_asked_for():
    room = Explanation(
        request="Q1", teacher="BEN", topic="Questioning", priority=3, verdict=Verdict.ROOM, summary="There is room."
    )
    assert texts(room)[1:] == ["There is room."]
