"""What two leaders change of one school at the same time is brought together, or told."""

from dataclasses import replace

from sabbatical.domain.merging import merge_schools
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.school import School
from tests.db.full_school import full_school

BASE = full_school()


def teacher(school: School, place: int, **changed: object) -> School:
    rows = list(school.teachers)
    rows[place] = replace(rows[place], **changed)
    return replace(school, teachers=tuple(rows))


def test_fields_of_one_row_and_of_others_are_brought_together():
    mine = teacher(teacher(BASE, 0, email="new@school.example"), 1, name="Bo")
    theirs = teacher(BASE, 0, building="Annex")
    merged = merge_schools(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.school == teacher(mine, 0, building="Annex")


def test_one_who_changed_nothing_takes_what_the_other_did():
    theirs = replace(teacher(BASE, 0, name="Cy"), requests=(), travel=())
    assert merge_schools(BASE, BASE, theirs).school == theirs
    assert merge_schools(BASE, theirs, BASE).school == theirs


def test_rows_that_each_added_and_deleted_are_brought_together():
    mine = replace(BASE, teachers=(*BASE.teachers, Teacher(id="t8")), absences=())
    theirs = replace(BASE, teachers=(*BASE.teachers, Teacher(id="t9")), requests=BASE.requests[1:])
    merged = merge_schools(BASE, mine, theirs)
    assert merged.clashes == ()
    assert [row.id for row in merged.school.teachers] == ["t2", "t1", "t0", "t9", "t8"]
    assert (merged.school.absences, merged.school.requests) == ((), BASE.requests[1:])


def test_a_field_that_both_changed_to_another_value_clashes():
    merged = merge_schools(BASE, teacher(BASE, 0, max_requests=3), teacher(BASE, 0, max_requests=4, name="Dee"))
    assert [clash.sentence for clash in merged.clashes] == ["teacher t2: max_requests was 1, is 4 now, and you want 3"]
    assert merge_schools(BASE, teacher(BASE, 0, name="Dee"), teacher(BASE, 0, name="Dee")).clashes == ()


def test_a_row_that_one_deleted_and_the_other_changed_clashes():
    gone = replace(BASE, requests=BASE.requests[1:])
    changed = replace(BASE, requests=(replace(BASE.requests[0], priority=1), BASE.requests[1]))
    assert [clash.sentence for clash in merge_schools(BASE, gone, changed).clashes] == [
        "request q2: somebody else changed it, you deleted it"
    ]
    assert [clash.sentence for clash in merge_schools(BASE, changed, gone).clashes] == [
        "request q2: somebody else deleted it, you changed it"
    ]


def test_rows_of_one_id_that_both_added_clash():
    one, two = (Request(id="q9", teacher="t1", topic=topic) for topic in ("Reading", "Writing"))
    mine, theirs = (replace(BASE, requests=(*BASE.requests, row)) for row in (one, two))
    assert [clash.what for clash in merge_schools(BASE, mine, theirs).clashes] == ["request q9"]


def test_settings_are_brought_together_factor_by_factor():
    def factors(**changed: int) -> School:
        policy = replace(BASE.policy, loss_factors=replace(BASE.policy.loss_factors, **changed))
        return replace(BASE, policy=policy)

    merged = merge_schools(BASE, factors(colleague=50), replace(factors(substitute=70), travel=()))
    assert merged.clashes == ()
    assert merged.school == replace(factors(colleague=50, substitute=70), travel=())
    (clash,) = merge_schools(BASE, factors(colleague=50), factors(colleague=51)).clashes
    assert clash.sentence == "the policy: colleague was 3, is 51 now, and you want 50"


def test_rows_that_cannot_be_told_apart_clash_as_a_table():
    twice = replace(BASE, travel=BASE.travel * 2)
    merged = merge_schools(BASE, twice, replace(BASE, travel=()))
    assert [clash.what for clash in merged.clashes] == ["travel"]
