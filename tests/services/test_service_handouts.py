"""What is handed out across the publications that the database keeps."""

from dataclasses import replace
from pathlib import Path

import vobject

from sabbatical.domain.plan import TermPlan
from sabbatical.services.exporting import Audience, ExportFormat, ExportOptions, export
from sabbatical.services.marks import mark_missed
from sabbatical.services.plans import discard_draft
from tests.reports_case import date_of, make_plan, make_session
from tests.services.case import add_draft, publish_week

PLAN = make_plan()
MOVED = replace(PLAN, sessions=(make_session(1, "meet", "Fri", "P3"), *PLAN.sessions[1:]))
GONE = replace(PLAN, sessions=PLAN.sessions[1:])
ICS = ExportOptions(formats=(ExportFormat.ICS,))
MONDAY = date_of("Mon")


def publish(store, plan: TermPlan) -> None:
    """Publish after a draft that came to nothing, so that numbers of plans have gaps."""
    add_draft(store)
    discard_draft(store)
    publish_week(store, plan)


def calendar(store, folder: Path, person: str = "B") -> list[tuple[str, int, str]]:
    """Start, sequence and status of each entry of a person, in order."""
    export(store, folder, Audience.PERSON, ICS, MONDAY)
    raw = (folder / "people" / f"{person}.ics").read_bytes().decode("utf-8")
    events = vobject.readOne(raw).contents["vevent"]
    return [(f"{row.dtstart.value:%a}", int(row.sequence.value), row.status.value) for row in events]


def test_calendars_follow_what_is_published(store, tmp_path):
    publish_week(store)
    assert calendar(store, tmp_path / "1")[0] == ("Mon", 0, "CONFIRMED")
    add_draft(store, GONE)
    assert calendar(store, tmp_path / "2")[0] == ("Mon", 0, "CONFIRMED")  # a draft counts for nobody
    publish(store, MOVED)
    moved = calendar(store, tmp_path / "3")
    assert [row[0] for row in moved] == ["Tue", "Wed", "Fri"]
    assert [row[1] for row in moved[:2]] == [0, 0]
    publish(store, GONE)
    gone = calendar(store, tmp_path / "4")
    assert (gone[2][0], gone[2][2]) == ("Fri", "CANCELLED")
    publish(store, PLAN)
    back = calendar(store, tmp_path / "5")
    assert (back[0][0], back[0][2]) == ("Mon", "CONFIRMED")
    numbers = [0, moved[2][1], gone[2][1], back[0][1]]
    assert numbers == sorted(set(numbers))  # each is newer than the one before


def test_a_missed_session_goes_from_the_calendar(store, tmp_path):
    publish_week(store)
    mark_missed(store, (PLAN.sessions[0].id,), missed=True)
    assert calendar(store, tmp_path / "out")[0] == ("Mon", 1, "CANCELLED")


def test_the_report_counts_through_all_publications(store, tmp_path):
    publish_week(store)
    publish(store, MOVED)
    publish(store, replace(MOVED, sessions=MOVED.sessions[:2]))
    export(store, tmp_path / "out", Audience.LEADER, ExportOptions(formats=(ExportFormat.HTML,)), date_of("Wed"))
    page = (tmp_path / "out" / "plan.html").read_text(encoding="utf-8")
    expected = {"planned": 3, "held": 1, "moved": 1, "dropped": 1}
    for fate, number in expected.items():
        assert f'<th scope="row">Sessions {fate}</th><td class="number">{number}</td>' in page
