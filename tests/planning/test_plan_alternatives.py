"""Who else in the words of the school: that of tests/ui/two_weeks.py, where ANA coaches BEN on 12, 13, 14 January."""

import datetime as dt
import threading
from dataclasses import replace

import pytest

from sabbatical.domain.alternatives import CoverAlternatives, SessionAlternatives
from sabbatical.domain.moment import Moment
from sabbatical.domain.reports.alternative_words import changes_words, cover_words, reasons_words
from sabbatical.domain.rows.coaching import Request, Strength
from sabbatical.errors import DataError
from sabbatical.planning.alternatives import find_alternatives
from tests.ui.case import ui_plan, ui_school


def test_a_cover_is_told_in_the_words_of_the_plan_folder():
    plan = ui_plan()
    found = find_alternatives(ui_school(), plan, plan.covers[0])
    assert isinstance(found, CoverAlternatives)
    # SUE loses 75 % of 60 minutes; a colleague 60 % = 36; nobody 100 % = 60, allowed for an absence. Nobody of the
    # others teaches on a Friday in P1 but CARA and DAN, who share SCI.
    assert [(row.cover.cover_person, row.cover.lost_hundredths) for row in found.choices] == [("BEN", 3600), ("", 6000)]
    assert changes_words(found.choices[0].tiers) == "lost -9.00 minutes; worst -15.0 % of a cap; fairness +1"
    assert cover_words(found.choices[1].cover) == "MATH P1: nobody (uncovered), 60.00 minutes lost"
    assert [row.person for row in found.not_possible] == ["ANA", "CARA", "DAN"]
    assert reasons_words(found.not_possible[1]).startswith("one-place: CARA has the cover of MATH and their own class")


def test_a_session_is_moved_to_no_time_before_today():
    plan = ui_plan()
    # 0 to 2 days after the observation of Wed 13 P2, both free (P3), ANA not absent (Fri 15): Wed 13 P3 alone.
    found = find_alternatives(ui_school(), plan, plan.sessions[2])
    assert isinstance(found, SessionAlternatives)
    assert [(row.session.date.day, row.session.period) for row in found.times] == [(13, "P3")]
    assert (found.coaches, found.not_possible) == ((), ())  # nobody else is willing
    later = find_alternatives(ui_school(), plan, plan.sessions[2], moment=Moment(today=dt.date(2027, 1, 14)))
    assert isinstance(later, SessionAlternatives)
    assert later.times == ()


def test_another_coach_takes_the_whole_request():
    school = ui_school()
    dan = replace(school.teachers[3], coach=True)
    school = replace(
        school,
        teachers=(*school.teachers[:3], dan),
        strengths=(*school.strengths, Strength(teacher="DAN", topic="Questioning", level=5)),
    )
    plan = ui_plan()
    found = find_alternatives(school, plan, plan.sessions[0], cancel=threading.Event())
    assert isinstance(found, SessionAlternatives)
    (choice,) = found.coaches
    assert (choice.coach, choice.proven) == ("DAN", True)
    assert [row.step for row in choice.sessions] == [1, 2, 3]
    assert {row.id for row in choice.sessions} == {"R1-1.1", "R1-1.2", "R1-1.3"}


def test_what_the_school_no_longer_has_is_said():
    plan = ui_plan()
    school = ui_school(requests=(Request(id="R2", teacher="CARA", topic="Grading"),))
    with pytest.raises(DataError, match="no longer has"):
        find_alternatives(school, plan, plan.sessions[0])
