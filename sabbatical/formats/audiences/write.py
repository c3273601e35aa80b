"""What each audience gets, in the formats asked for."""

from collections.abc import Collection, Sequence
from pathlib import Path

from sabbatical.domain.handout import ExportFormat, HandOut
from sabbatical.domain.reports.changes import Change
from sabbatical.formats.audiences.board import write_board
from sabbatical.formats.audiences.person import person_files, write_calendars, write_people
from sabbatical.formats.audiences.staff import write_staff


def write_for_leader(
    handout: HandOut, folder: Path, formats: Collection[ExportFormat], changes: tuple[Change, ...] | None
) -> None:
    """Write `plan/`, plan.xlsx, plan.html and `charts/`; `changes` are those of a re-plan."""
    from sabbatical.formats.plan_folder.write import write_plan

    if ExportFormat.CSV in formats:
        (folder / "plan").mkdir()
        write_plan(handout.school, handout.timetable, handout.plan, folder / "plan", changes)
    if ExportFormat.XLSX in formats:
        from sabbatical.formats.workbooks.write import write_leader_book

        write_leader_book(handout, folder / "plan.xlsx", changes)
    if ExportFormat.HTML in formats:
        from sabbatical.formats.pages.leader import write_leader_page

        write_leader_page(handout, folder / "plan.html")
    if ExportFormat.SVG in formats:
        from sabbatical.formats.charts.write import write_leader_charts

        (folder / "charts").mkdir()
        write_leader_charts(handout, folder / "charts")


def write_for_staff(handout: HandOut, folder: Path, formats: Collection[ExportFormat]) -> None:
    """Write the cover sheet, and the substitutions as Untis writes them."""
    from sabbatical.formats.audiences.gpu014 import write_gpu014

    if ExportFormat.CSV in formats:
        write_staff(handout, folder)
    if ExportFormat.GPU014 in formats:
        write_gpu014(handout, folder)
    if ExportFormat.XLSX in formats:
        from sabbatical.formats.workbooks.write import write_staff_book

        write_staff_book(handout, folder / "cover_sheet.xlsx")
    if ExportFormat.HTML in formats:
        from sabbatical.formats.pages.write import write_staff_page

        write_staff_page(handout, folder / "cover_sheet.html")


def write_for_board(handout: HandOut, folder: Path, formats: Collection[ExportFormat]) -> None:
    """Write the term's numbers."""
    if ExportFormat.CSV in formats:
        write_board(handout, folder)
    if ExportFormat.XLSX in formats:
        from sabbatical.formats.workbooks.write import write_board_book

        write_board_book(handout, folder / "board.xlsx")
    if ExportFormat.HTML in formats:
        from sabbatical.formats.pages.write import write_board_page

        write_board_page(handout, folder / "board.html")
    if ExportFormat.SVG in formats:
        from sabbatical.formats.charts.write import write_board_charts

        write_board_charts(handout, folder)


def write_for_people(
    handout: HandOut, folder: Path, formats: Collection[ExportFormat], persons: Sequence[str] = ()
) -> None:
    """Write each person's own duties into `people/`; the tables come with the calendars.

    Raises
    ------
    ExportError
        If an id is nobody's.
    """
    files = person_files(handout, folder, persons)
    if ExportFormat.CSV in formats:
        write_people(handout, files)
    if ExportFormat.CSV in formats or ExportFormat.ICS in formats:
        write_calendars(handout, files)
    if ExportFormat.XLSX in formats:
        from sabbatical.formats.workbooks.write import write_people_books

        write_people_books(handout, files)
    if ExportFormat.HTML in formats:
        from sabbatical.formats.pages.write import write_people_pages

        write_people_pages(handout, files)
