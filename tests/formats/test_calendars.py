"""People's calendars, read back by two other libraries: vobject, and dateutil for the rules of the time zone."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical
from icalendar import Calendar

from sabbatical.domain.handout import ExportFormat, HandOut
from sabbatical.domain.plan import DutyStatus, TermPlan
from sabbatical.formats.audiences.write import write_for_people
from tests.handouts import make_hand_out
from tests.reports_case import make_plan, make_school, make_session

PLAN = make_plan()


def file_of(handout: HandOut, folder: Path, person: str) -> bytes:
    """The calendar of a person, written into a folder of its own."""
    folder.mkdir()
    write_for_people(handout, folder, (ExportFormat.ICS,), [person])
    assert [path.name for path in (folder / "people").iterdir()] == [f"{person}.ics"]
    return (folder / "people" / f"{person}.ics").read_bytes()


def entries(raw: bytes) -> list:
    """The entries as vobject reads them, in order."""
    calendar = vobject.readOne(raw.decode("utf-8"))
    return list(calendar.contents.get("vevent", ()))


def outline(raw: bytes) -> dict[str, tuple[str, int, str]]:
    """Start, sequence and status of each entry, by UID."""
    return {
        event.uid.value: (f"{event.dtstart.value:%a %H:%M}", int(event.sequence.value), event.status.value)
        for event in entries(raw)
    }


def with_sessions(*sessions) -> TermPlan:
    return replace(PLAN, sessions=sessions)


def test_entries_are_in_the_schools_time(tmp_path):
    first, second, _ = entries(file_of(make_hand_out(), tmp_path / "out", "B"))
    assert first.dtstart.value == dt.datetime(2027, 1, 11, 10, 0, tzinfo=ZoneInfo("America/New_York"))
    assert first.dtstart.value.utcoffset() == dt.timedelta(hours=-5)
    assert f"{second.dtend.value:%H:%M}" == "09:50"
    assert second.location.value == "R2, Main"


def test_a_title_tells_no_pair_and_no_topic(tmp_path):
    _, second, _ = entries(file_of(make_hand_out(), tmp_path / "out", "B"))
    # What a shared calendar or a locked screen shows; the rest stands in the description of a private entry.
    assert second.summary.value == "Session SB"
    assert second.description.value == "Observe as coachee, with Ann on Questioning"
    assert getattr(second, "class").value == "PRIVATE"


def test_a_cover_says_nothing_but_where_and_when(tmp_path):
    (cover,) = entries(file_of(make_hand_out(), tmp_path / "out", "C"))
    assert (cover.summary.value, "description" in cover.contents) == ("Cover YE", False)


@pytest.mark.parametrize(
    "zone",
    [
        *("America/New_York", "Europe/Berlin", "Australia/Sydney", "Asia/Kolkata", "Pacific/Chatham"),
        *("Europe/Dublin", "UTC"),
    ],
)
def test_the_rules_in_the_file_give_the_right_time_all_term_long(zone, tmp_path):
    """dateutil knows the zone from the file alone; Python's own data are the judge."""
    school = make_school()
    school = replace(
        school,
        info=replace(school.info, timezone=zone),
        term=replace(school.term, start=dt.date(2027, 1, 11), end=dt.date(2027, 12, 17)),
    )
    raw = file_of(make_hand_out(school=school), tmp_path / "out", "B").decode()
    if zone == "UTC":
        assert "BEGIN:VTIMEZONE" not in raw
        return
    found = tzical(io.StringIO(raw)).get(zone)
    for day in range(340):
        local = dt.datetime(2027, 1, 11, 10, tzinfo=ZoneInfo(zone)) + dt.timedelta(days=day)
        assert local.replace(tzinfo=found).utcoffset() == local.utcoffset(), local


def test_a_moved_session_keeps_its_uid_and_counts_up(tmp_path):
    moved = with_sessions(make_session(1, "meet", "Fri", "P3"), *PLAN.sessions[1:])
    before = outline(file_of(make_hand_out(), tmp_path / "before", "B"))
    after = outline(file_of(make_hand_out(PLAN, moved), tmp_path / "after", "B"))
    other = outline(file_of(make_hand_out(), tmp_path / "other", "A"))
    assert before.keys() == after.keys()
    assert before.keys().isdisjoint(other)  # each of the pair has entries of their own
    assert sorted(before.values()) == [(at, 0, "CONFIRMED") for at in ("Mon 10:00", "Tue 09:00", "Wed 10:00")]
    changed = [(before[uid], after[uid]) for uid in before if before[uid] != after[uid]]
    assert changed == [(("Mon 10:00", 0, "CONFIRMED"), ("Fri 10:00", 2, "CONFIRMED"))]


def test_a_withdrawn_duty_is_cancelled_and_comes_back_with_a_higher_number(tmp_path):
    none = replace(PLAN, sessions=(), covers=())
    lines = {"first": (PLAN,), "without": (PLAN, none), "still": (PLAN, none, none), "again": (PLAN, none, none, PLAN)}
    found = {
        name: outline(file_of(make_hand_out(*plans), tmp_path / name, "C")).popitem() for name, plans in lines.items()
    }
    assert len({uid for uid, _ in found.values()}) == 1
    assert [row[1:] for _, row in found.values()] == [
        (0, "CONFIRMED"), (2, "CANCELLED"), (2, "CANCELLED"), (6, "CONFIRMED"),
    ]  # fmt: skip


def test_a_cancelled_entry_says_no_more_than_what_is_off(tmp_path):
    (event, *_) = entries(file_of(make_hand_out(PLAN, with_sessions()), tmp_path / "out", "B"))
    assert event.summary.value == "Cancelled: Session"
    assert event.transp.value == "TRANSPARENT"
    assert {"description", "location"}.isdisjoint(event.contents)


def test_everyone_who_lost_their_last_duty_gets_a_calendar_that_cancels_it(tmp_path):
    write_for_people(make_hand_out(PLAN, replace(PLAN, sessions=(), covers=())), tmp_path, (ExportFormat.ICS,))
    assert sorted(path.name for path in (tmp_path / "people").iterdir()) == [f"{who}.ics" for who in "ABCS"]


def test_a_missed_session_is_cancelled_between_two_publications(tmp_path):
    missed = with_sessions(replace(PLAN.sessions[0], status=DutyStatus.MISSED), *PLAN.sessions[1:])
    now = outline(file_of(make_hand_out(missed), tmp_path / "now", "B"))
    later = outline(file_of(make_hand_out(missed, missed), tmp_path / "later", "B"))
    assert ("Mon 10:00", 1, "CANCELLED") in now.values()
    assert now == later  # nothing changed since


def test_the_same_plan_gives_the_same_calendar(tmp_path):
    one, two = (file_of(make_hand_out(), tmp_path / name, "B") for name in ("one", "two"))
    assert one == two
    assert b"DTSTAMP:20270104T120000Z" in one


def test_lines_are_folded_and_text_escaped(tmp_path):
    school = make_school()
    name = "Ann, the “Great”; née Öz \\ " + "x" * 100
    school = replace(school, teachers=(replace(school.teachers[0], name=name), *school.teachers[1:]))
    raw = file_of(make_hand_out(school=school), tmp_path / "out", "B")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert entries(raw)[0].description.value == f"Meet as coachee, with {name} on Questioning"
    assert str(Calendar.from_ical(raw).events[0]["description"]) == entries(raw)[0].description.value
