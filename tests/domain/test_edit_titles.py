"""What edits are called."""

from dataclasses import replace

import pytest

from sabbatical.domain.edits.people import delete_teacher, put_teacher
from sabbatical.domain.edits.titles import deletes_people, edit_title
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Absence
from tests.reports_case import TOPIC, make_school

SCHOOL = make_school()
FIRST, SECOND = SCHOOL.teachers[:2]
REQUEST = Request(id="Q9", teacher=FIRST.id, topic=TOPIC)
ABSENCE = Absence(id="A9", person=FIRST.id, start=SCHOOL.term.start)


@pytest.mark.parametrize(
    ("new", "title"),
    [
        (replace(SCHOOL, requests=(*SCHOOL.requests, REQUEST)), f"Added request Q9 of {FIRST.name}"),
        (replace(SCHOOL, absences=(*SCHOOL.absences, ABSENCE)), f"Added absence of {FIRST.name}"),
        (
            replace(SCHOOL, teachers=(replace(FIRST, coach=not FIRST.coach), *SCHOOL.teachers[1:])),
            f"Changed teacher {FIRST.name}",
        ),
        (put_teacher(SCHOOL, replace(FIRST, id="new"), (), (), FIRST.id), f"Changed teacher {FIRST.name}"),
        (delete_teacher(SCHOOL, FIRST.id), f"Deleted teacher {FIRST.name}"),
        (replace(SCHOOL, requests=()), f"Deleted {len(SCHOOL.requests)} requests"),
        (replace(SCHOOL, requests=(REQUEST,)), "Changed requests"),
        (replace(SCHOOL, policy=replace(SCHOOL.policy, notice_days=9)), "Changed the policy"),
        (
            replace(
                SCHOOL,
                policy=replace(SCHOOL.policy, notice_days=9),
                defaults=replace(SCHOOL.defaults, prep_week_min=1),
            ),
            "Changed the policy and the defaults",
        ),
        (replace(SCHOOL, requests=SCHOOL.requests[::-1]), "Changed requests"),
    ],
)
def test_a_title_names_the_row_or_the_part_that_changed(new, title):
    assert edit_title(SCHOOL, new) == title


def test_only_a_person_who_is_gone_is_deleted():
    assert deletes_people(SCHOOL, delete_teacher(SCHOOL, FIRST.id))
    assert not deletes_people(SCHOOL, put_teacher(SCHOOL, replace(FIRST, id="new"), (), (), FIRST.id))
    assert not deletes_people(SCHOOL, replace(SCHOOL, requests=()))
