"""Requests: who wants coaching, on what, and how urgently."""

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding

from sabbatical.domain.edits.requests import delete_request
from sabbatical.domain.reports.requests import RequestOutcome
from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.school import School
from sabbatical.ui.entry_specs import EntrySpec, request_specs
from sabbatical.ui.gateway import Edit
from sabbatical.ui.modals.form import Form
from sabbatical.ui.modals.request_form import RequestForm
from sabbatical.ui.modals.why_not import ask_why_not
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.list_screen import ListScreen
from sabbatical.ui.table_row import TableRow
from sabbatical.ui.text import QUIET, cell, number
from sabbatical.ui.ways import in_app


class RequestsScreen(ListScreen):
    """The requests and what has become of them."""

    PLACE = "requests"
    NOUN = "request"
    COLUMNS: ClassVar = ("Id", "Teacher", "Topic", "Prio", "Pattern", "Cycles", "Plan (cycles, coach)")
    DELETE = "Withdraw"
    NARROW: ClassVar = ("Id", "Teacher", "Topic", "Prio", "Plan (cycles, coach)")
    EDITABLE: ClassVar = ("Topic", "Prio", "Pattern", "Cycles")
    LEAST: ClassVar = {"Topic": 16, "Plan (cycles, coach)": 20, "Teacher": 12}
    PASTED: ClassVar = ("requests", "strengths")
    EXPLANATION = (
        "A request: a teacher wants coaching on a topic. The plan serves the most urgent first (priority 5), and\n"
        "each request by one coach, in whole cycles of its pattern. A request is its teacher's own to withdraw:\n"
        "deleted, it vanishes from the next plan."
    )

    OF_A_ROW: ClassVar = (*ListScreen.OF_A_ROW, "why_not")

    BINDINGS: ClassVar = [Binding("w", "why_not", "Why not")]

    def action_why_not(self) -> None:
        """Explain why the request under the cursor is not served."""
        ask_why_not(self, self.listing.key)

    def specs(self, school: School) -> tuple[EntrySpec, ...]:
        """Return what can be typed of a request."""
        return request_specs(school)

    def rows(self, picture: TermPicture) -> list[TableRow]:
        """Return a row for each request."""
        outcomes = {row.request: row for row in picture.outcomes}
        return [TableRow(row.id, _cells(picture, row, outcomes.get(row.id))) for row in picture.school.requests]

    def details(self, picture: TermPicture, key: str) -> str:
        """Say when a request may be met, by whom they would like to be coached, and why it is not served."""
        request = next(row for row in picture.school.requests if row.id == key)
        outcome = next((row for row in picture.outcomes if row.request == key), None)
        first = request.earliest or picture.school.term.start
        last = request.latest or picture.school.term.end
        liked = f", preferably by {picture.name(request.prefer)}" if request.prefer else ""
        text = f"{picture.name(request.teacher)}: {request.topic}, from {first} to {last}{liked}."
        if outcome is not None and not outcome.is_served:
            text += f"\n! Not served. {outcome.reason} {in_app(outcome.suggestion)}"
        return text

    def form(self, picture: TermPicture, key: str | None) -> Form:
        """Return the form for a request."""
        request = next((row for row in picture.school.requests if row.id == key), None)
        return RequestForm(self.desk, picture, request)

    def deletion(self, picture: TermPicture, key: str) -> tuple[str, str, Edit]:
        """Ask before a request is withdrawn."""
        request = next(row for row in picture.school.requests if row.id == key)
        meaning = (
            f"The request of {picture.name(request.teacher)} on {request.topic} is deleted. "
            "The next plan will not serve it; the published plan stays as it is until then."
        )
        return f"Withdraw request {key}?", meaning, lambda school: delete_request(school, key)


def _cells(picture: TermPicture, row: Request, outcome: RequestOutcome | None) -> tuple[Text, ...]:
    return (
        cell(row.id, width=12),
        cell(picture.name(row.teacher)),
        cell(row.topic),
        number(row.priority),
        cell(row.pattern, width=20),
        number(row.cycles),
        _outcome_cell(picture, outcome),
    )


def _outcome_cell(picture: TermPicture, outcome: RequestOutcome | None) -> Text:
    if outcome is None:
        return cell("not planned yet", QUIET)
    if not outcome.is_served:
        return cell("! not served", "bold")
    return cell(f"✓ {outcome.cycles_planned}/{outcome.cycles_asked} {picture.name(outcome.coach)}", width=48)
