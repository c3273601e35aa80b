"""The page of each audience."""

from pathlib import Path

from sabbatical.domain.handout import HandOut
from sabbatical.domain.reports.board import board_measures
from sabbatical.domain.reports.cover_sheet import cover_sheet
from sabbatical.domain.reports.duties import duties_of
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.own_counts import own_counts
from sabbatical.domain.reports.person_weeks import WeekMaker
from sabbatical.domain.reports.weeks import weeks_to_show
from sabbatical.formats.pages.render import render
from sabbatical.formats.pages.weeks import rows_by_day


def write_staff_page(handout: HandOut, path: Path) -> None:
    """Write the cover sheet, week by week."""
    rows = cover_sheet(handout.school, handout.plan)
    weeks = weeks_to_show(handout, [row.date for row in rows])
    shown = [(week, rows_by_day(week, rows, lambda row: row.date)) for week in weeks]
    _write(path, "staff.html", handout, weeks=shown)


def write_board_page(handout: HandOut, path: Path) -> None:
    """Write the board's numbers."""
    rows = board_measures(handout)
    _write(path, "board.html", handout, measures=rows, has_last_term=any(row.last_term for row in rows))


def write_people_pages(handout: HandOut, files: dict[str, Path]) -> None:
    """Write each person's weeks; `files` are paths without extension, by id."""
    maker, names = WeekMaker.of(handout), display_names(handout.school)
    for person, stem in files.items():
        _write(
            stem.with_name(f"{stem.name}.html"),
            "person.html",
            handout,
            name=names.get(person, person),
            weeks=maker.weeks_of(person),
            counts=own_counts(duties_of(handout.school, handout.plan, person)),
        )


def _write(path: Path, template: str, handout: HandOut, **values: object) -> None:
    page = render(template, school=handout.school.info.name, term=handout.school.term.name, **values)
    path.write_text(page, encoding="utf-8", newline="\n")
