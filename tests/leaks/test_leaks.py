"""Exports of random schools, in every format: nobody reads what is not theirs, and no cell is calculated.

A few schools are enough where nothing was changed; all of them are scanned when asked.
"""

from pathlib import Path

import pytest

from sabbatical.domain.handout import FORMATS_OF, Audience, ExportFormat, HandOut
from sabbatical.domain.reports.small_counts import FEWEST_PEOPLE
from sabbatical.formats.audiences.write import write_for_board, write_for_leader, write_for_people, write_for_staff
from sabbatical.formats.school_folder import write_school
from tests.leaks.random_hand_outs import random_hand_out
from tests.leaks.scan import OUTSIDE, formulas_in, names_of, secrets_in, takers, text_of, words_of
from tests.random_cases import ALL

SCHOOLS = 1000 if ALL else 8
SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
"""A name, which is not loaded."""
ABOUT = ("coach", "observ", "topic", "request", "absen", "release", "reason")
"""Parts of words that tell what a session is about, or why somebody is away."""


def write_all(handout: HandOut, folder: Path) -> dict[Audience, list[Path]]:
    """Write every format for every audience; return the files."""
    places = {audience: folder / audience for audience in Audience}
    for place in places.values():
        place.mkdir()
    (places[Audience.LEADER] / "school").mkdir()
    write_school(handout.school, places[Audience.LEADER] / "school")
    write_for_leader(handout, places[Audience.LEADER], FORMATS_OF[Audience.LEADER], ())
    write_for_staff(handout, places[Audience.STAFF], FORMATS_OF[Audience.STAFF])
    write_for_board(handout, places[Audience.BOARD], FORMATS_OF[Audience.BOARD])
    people = tuple(row.id for row in (*handout.school.teachers, *handout.school.substitutes))
    write_for_people(handout, places[Audience.PERSON], FORMATS_OF[Audience.PERSON], people)
    return {audience: sorted(path for path in place.rglob("*") if path.is_file()) for audience, place in places.items()}


def check_staff(handout: HandOut, path: Path) -> None:
    text = text_of(path)
    assert secrets_in(text) <= names_of(handout, takers(handout.plan)), path
    assert [part for part in ABOUT if part in text.lower()] == [], path


def check_board(path: Path) -> None:
    assert secrets_in(text_of(path)) == set(), path
    if path.suffix == ".csv":
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            measure, value, _ = line.split(",")
            if measure in ("teachers", "teachers who coach", "teachers who are coached") and value.isdigit():
                assert int(value) >= FEWEST_PEOPLE, line


def check_person(handout: HandOut, person: str, path: Path) -> None:
    text = text_of(path)
    sessions = [row for one in handout.line for row in one.plan.sessions if person in (row.coach, row.coachee)]
    partners = {part for row in sessions for part in (row.coach, row.coachee)}
    # Who takes a class of theirs is no secret: it stands on the cover sheet.
    taken = {row.cover_person for row in handout.plan.covers if person in row.absent}
    allowed = names_of(handout, {person} | partners | taken) | words_of(*(row.topic for row in sessions))
    assert secrets_in(text) <= allowed, path
    if not sessions:
        assert "coach" not in text.lower(), path
        assert "observ" not in text.lower(), path
    if path.suffix == ".ics":
        titles = [line for line in text.splitlines() if line.startswith(("SUMMARY", "LOCATION", "UID"))]
        assert secrets_in("\n".join(titles)) == set(), path
        assert "coach" not in "\n".join(titles).lower(), path


@pytest.mark.parametrize("seed", range(SCHOOLS))
def test_nobody_reads_what_is_not_theirs_and_no_cell_is_calculated(seed, tmp_path):
    handout = random_hand_out(seed)
    files = write_all(handout, tmp_path)
    everyone = [row.id for row in (*handout.school.teachers, *handout.school.substitutes)]
    endings = {".csv", ".ics", ".xlsx", ".html"}
    assert len(files[Audience.PERSON]) == len(everyone) * len(endings)
    for path in files[Audience.STAFF]:
        check_staff(handout, path)
    for path in files[Audience.BOARD]:
        check_board(path)
    for person, place in _places(handout, tmp_path / Audience.PERSON).items():
        for ending in endings:
            check_person(handout, person, place.with_name(f"{place.name}{ending}"))
    for path in [path for found in files.values() for path in found]:
        assert formulas_in(path) == [], path
        if path.suffix in (".html", ".svg"):
            assert OUTSIDE.search(path.read_text(encoding="utf-8").replace(SVG_NAMESPACE, "")) is None, path


def _places(handout: HandOut, folder: Path) -> dict[str, Path]:
    from sabbatical.formats.audiences.file_names import file_stems

    everyone = [row.id for row in (*handout.school.teachers, *handout.school.substitutes)]
    return {person: folder / "people" / stem for person, stem in file_stems(everyone).items()}


def test_the_scan_finds_a_leak_and_a_formula(tmp_path):
    """A scan that finds nothing must be able to find something."""
    handout = next(one for one in map(random_hand_out, range(50)) if one.plan.sessions and one.plan.covers)
    files = write_all(handout, tmp_path)
    leaders = [path for path in files[Audience.LEADER] if path.suffix in (".html", ".xlsx")]
    assert {path.suffix for path in leaders} == {".html", ".xlsx"}
    coaches = text_of(tmp_path / Audience.LEADER / "charts" / "coaches.svg")
    assert any(one.startswith(("id", "name")) for one in secrets_in(coaches))
    for path in (*leaders, tmp_path / Audience.LEADER / "plan" / "sessions.csv"):
        found = secrets_in(text_of(path))
        assert any(one.startswith("topic") for one in found), path
        with pytest.raises(AssertionError):
            check_staff(handout, path)
        with pytest.raises(AssertionError):
            check_board(path)
    (tmp_path / "bad.csv").write_text("a,b\r\nx,=1+1\r\n")
    assert formulas_in(tmp_path / "bad.csv") == ["=1+1"]
    assert ExportFormat.GPU014 in FORMATS_OF[Audience.STAFF]
