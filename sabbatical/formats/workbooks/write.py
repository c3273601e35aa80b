"""The workbook of each audience."""

from collections.abc import Sequence
from pathlib import Path

from sabbatical.domain.handout import HandOut
from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.reports.board import board_measures, leader_measures
from sabbatical.domain.reports.changes import Change
from sabbatical.domain.reports.class_losses import class_losses
from sabbatical.domain.reports.cover_loads import CoverLoad, SubstituteCost, cover_loads, gone_covers, substitute_costs
from sabbatical.domain.reports.cover_sheet import cover_sheet
from sabbatical.domain.reports.duties import duties_of
from sabbatical.domain.reports.names import display_names
from sabbatical.domain.reports.people_loads import people_loads
from sabbatical.domain.reports.person_weeks import WeekMaker
from sabbatical.domain.reports.requests import request_outcomes
from sabbatical.domain.reports.sabbaticals import sabbaticals
from sabbatical.formats.audiences.board import BOARD_COLUMNS
from sabbatical.formats.audiences.person import DUTY_COLUMNS
from sabbatical.formats.audiences.staff import COVER_SHEET_COLUMNS
from sabbatical.formats.plan_folder import columns as plan_columns
from sabbatical.formats.plan_folder.columns import Columns
from sabbatical.formats.workbooks.book import Book, new_book
from sabbatical.formats.workbooks.tables import add_table
from sabbatical.formats.workbooks.week_sheets import add_week_sheet

COVER_LOAD_COLUMNS: Columns[CoverLoad] = {
    "person": lambda row: row.person,
    "name": lambda row: row.name,
    "fte": lambda row: str(row.fte),
    "covers": lambda row: str(row.covers),
    "covers_per_fte": lambda row: "" if row.per_fte is None else str(row.per_fte),
}
SUBSTITUTE_COST_COLUMNS: Columns[SubstituteCost] = {
    "person": lambda row: row.person,
    "name": lambda row: row.name,
    "covers": lambda row: str(row.covers),
    "cost": lambda row: hundredths_text(row.cost_hundredths),
}


def write_leader_book(handout: HandOut, path: Path, changes: Sequence[Change] | None) -> None:
    """Write everything: the term report, the plan's tables, and the weeks of each person with a duty."""
    school, timetable, plan = handout.school, handout.timetable, handout.plan
    with new_book(path, f"Plan, {_term(handout)}", handout.made_at) as book:
        add_table(book, "Term report", BOARD_COLUMNS, leader_measures(handout))
        add_table(book, "Sessions", plan_columns.SESSION_COLUMNS, plan.sessions)
        add_table(book, "Covers", plan_columns.COVER_COLUMNS, plan.covers)
        add_table(book, "Requests", plan_columns.REQUEST_COLUMNS, request_outcomes(school, timetable, plan))
        add_table(book, "Sabbaticals", plan_columns.SABBATICAL_COLUMNS, sabbaticals(school, timetable, plan))
        add_table(book, "Classes", plan_columns.CLASS_LOSS_COLUMNS, class_losses(school, timetable, plan))
        add_table(book, "People", plan_columns.PEOPLE_COLUMNS, people_loads(school, timetable, plan))
        add_table(book, "Cover load", COVER_LOAD_COLUMNS, cover_loads(school, plan))
        gone = gone_covers(school, plan)
        costs = (*substitute_costs(school, plan), *(() if gone is None else (gone,)))
        add_table(book, "Substitutes", SUBSTITUTE_COST_COLUMNS, costs)
        if changes is not None:
            add_table(book, "Changes", plan_columns.CHANGE_COLUMNS, changes)
        _add_everyones_weeks(book, handout)


def write_staff_book(handout: HandOut, path: Path) -> None:
    """Write the cover sheet."""
    with new_book(path, f"Cover sheet, {_term(handout)}", handout.made_at) as book:
        add_table(book, "Cover sheet", COVER_SHEET_COLUMNS, cover_sheet(handout.school, handout.plan))


def write_board_book(handout: HandOut, path: Path) -> None:
    """Write the board's numbers."""
    with new_book(path, f"Term report, {_term(handout)}", handout.made_at) as book:
        add_table(book, "Term report", BOARD_COLUMNS, board_measures(handout))


def write_people_books(handout: HandOut, files: dict[str, Path]) -> None:
    """Write each person's duties and weeks; `files` are paths without extension, by id."""
    maker, names = WeekMaker.of(handout), display_names(handout.school)
    for person, stem in files.items():
        title = f"{names.get(person, person)}, {_term(handout)}"
        with new_book(stem.with_name(f"{stem.name}.xlsx"), title, handout.made_at) as book:
            add_week_sheet(book, "Weeks", maker.weeks_of(person))
            add_table(book, "Duties", DUTY_COLUMNS, duties_of(handout.school, handout.plan, person))


def _add_everyones_weeks(book: Book, handout: HandOut) -> None:
    maker = WeekMaker.of(handout)
    for person, name in display_names(handout.school).items():
        if duties_of(handout.school, handout.plan, person):
            add_week_sheet(book, name, maker.weeks_of(person))


def _term(handout: HandOut) -> str:
    return f"{handout.school.info.name}, {handout.school.term.name}"
