"""The part of the app that takes what the desk's threads tell."""

from rich.console import RenderableType
from textual import on
from textual.worker import Worker, WorkerState

from sabbatical.errors import SabbaticalError
from sabbatical.ui.messages import Imported, Refused, SolveEnded, SolveFailed, SolveProgressed, TermRead
from sabbatical.ui.places_app import PlacesApp
from sabbatical.ui.replan_messages import Told
from sabbatical.ui.ways import in_app


class AnsweringApp(PlacesApp):
    """An app that shows what came of each job on the desk."""

    is_left = False
    """Whether somebody has asked to leave: what ends with the app, and how, is no longer shown."""

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave the app."""
        self.is_left = True
        super().exit(result, return_code, message)

    def begin_term(self, *, has_school: bool) -> None:
        """Go on, now that the term was read."""
        raise NotImplementedError

    @on(TermRead)
    def _term_read(self, event: TermRead) -> None:
        self.desk.is_opening, self.desk.trouble = False, ""
        self.desk.picture = event.picture
        self.desk.awaits_plan = False
        self.desk.changed.publish(None)
        self.begin_term(has_school=event.picture is not None)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        if self.desk.is_opening:
            self.desk.trouble = in_app(event.error.message)
        self.desk.is_opening = self.desk.awaits_plan = False
        self.desk.changed.publish(None)
        self._show_problem(event.error)

    @on(Told)
    def _told(self, event: Told) -> None:
        self.notify(event.text, markup=False)

    @on(SolveProgressed)
    def _solve_progressed(self, event: SolveProgressed) -> None:
        if self.desk.solve is not None:
            self.desk.solve.take(event.progress)

    @on(SolveEnded)
    def _solve_ended(self, event: SolveEnded) -> None:
        place = "plan" if self.desk.solve is None else self.desk.solve.shown_in
        self.desk.end_solve(event.stored.version.number)
        self.desk.read()
        if self.current_mode != place:
            where = "F12, then v, shows it" if place == "repair" else "F7 shows it"
            self.notify(f"Draft {event.stored.version.number} is planned. {where}.", markup=False)

    @on(SolveFailed)
    def _solve_failed(self, event: SolveFailed) -> None:
        self.desk.end_solve()
        self._show_problem(event.error)

    @on(Imported)
    def _imported(self, event: Imported) -> None:
        self.notify(f"{event.source} is in the database.", markup=False)

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """Show a fault in a thread; what a leader can act on comes as `Refused`."""
        if event.state is WorkerState.ERROR:
            self._show_problem(_fault(event.worker.error))

    def _show_problem(self, error: SabbaticalError) -> None:
        if self.is_left:
            return
        from sabbatical.ui.modals.problem import Problem

        self.push_screen(Problem(error))


def _fault(error: BaseException | None) -> SabbaticalError:
    """Return an error of the program's own in words."""
    return SabbaticalError(
        f"Sabbatical came upon a fault of its own: {type(error).__name__}: {error}",
        "Your data is unchanged. Please report it, with what you did just before.",
    )
