"""What every screen works with: the term as last read, jobs on it, and the running solve."""

import datetime as dt
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.signal import Signal

from sabbatical.errors import ConflictError, SabbaticalError
from sabbatical.ui.giving_way import work_out
from sabbatical.ui.messages import Refused, Saved, SolveEnded, SolveFailed, SolveProgressed, TermRead

if TYPE_CHECKING:
    from sabbatical.domain.plan import StoredPlan
    from sabbatical.domain.planning import PlanParams, PlanProgress
    from sabbatical.domain.school import School
    from sabbatical.ui.gateway import Edit, Gateway
    from sabbatical.ui.picture import TermPicture
    from sabbatical.ui.solve_run import SolveRun
    from sabbatical.ui.solve_state import SolveState

SECONDS_TO_LEAVE = 1.0
"""How long leaving the app waits for a stopped solve."""

REPAIR_SECONDS = 30.0
"""A morning has no more time than that; most repairs are proven within a second."""

GATEWAY_GROUP = "gateway"
"""The workers that may be storing something."""

Job: TypeAlias = "Callable[[Gateway], Message | None]"
Work: TypeAlias = "Callable[[Callable[[PlanProgress], None], threading.Event], StoredPlan]"
"""A solve: is given whom to tell of progress, and an event that is set to stop it."""


class Desk:
    """The term and the work on it.

    Parameters
    ----------
    app
        Runs the threads and gets their messages.
    open_gateway
        Returns the services; called once, by the first job.
    """

    def __init__(self, app: App[None], open_gateway: "Callable[[], Gateway]") -> None:
        self._app = app
        self._open_gateway = open_gateway
        self._gateway: Gateway | None = None
        self._opening = threading.Lock()
        self.picture: TermPicture | None = None
        self.is_opening = True
        """Whether the database has not been read yet."""
        self.trouble = ""
        """Why it cannot be read; empty where it can."""
        self.solve: SolveState | None = None
        """None while nothing is being planned."""
        self.ended: SolveState | None = None
        """The solve that a plan came of last, to be shown until that is read."""
        self.awaits_plan = False
        """Whether a solve has ended whose plan is not in the picture yet."""
        self.place_to_show: tuple[dt.date, str] | None = None
        """Date and period that the week shall show next for the whole school."""
        self.changed: Signal[None] = Signal(app, "term or solve changed")
        self._run: SolveRun[PlanProgress, StoredPlan] | None = None
        self._one_at_a_time = threading.Lock()

    @property
    def gateway(self) -> "Gateway":
        """The services."""
        with self._opening:
            if self._gateway is None:
                self._gateway = self._open_gateway()
            return self._gateway

    def do(self, job: Job, asker: MessagePump, *, changes: bool = True) -> None:
        """Run `job` in a thread.

        Parameters
        ----------
        job
            Its message goes to `asker`; a `SabbaticalError` becomes a `Refused`.
        asker
            Where the answer belongs; the app gets it if the asker is gone by then.
        changes
            Whether the term is to be read anew afterwards.
        """
        work = partial(self._work, job, asker, changes=changes)
        self._app.run_worker(work, thread=True, group=GATEWAY_GROUP, exit_on_error=False, name="gateway job")

    def compute(self, job: Job, asker: MessagePump) -> None:
        """Run a `job` that only looks, in a thread of its own beside all others that gives way to the screen.

        Parameters
        ----------
        job
            Its message goes to `asker`, a `SabbaticalError` as `Refused`; both are lost if the asker is gone by then.
        asker
            Where the answer belongs.
        """

        def work() -> None:
            try:
                answer = work_out(lambda: job(self.gateway))
            except SabbaticalError as error:
                answer = Refused(error)
            if answer is not None:
                asker.post_message(answer)

        self._app.run_worker(work, thread=True, group="compute", exit_on_error=False, name="computation")

    def edit(self, edit: "Edit", asker: MessagePump, base: "School | None") -> None:
        """Change the school; `asker` gets `Saved` or `Refused`.

        Parameters
        ----------
        base
            The school that the leader had before them; what others changed of it meanwhile stays.
        """

        def job(gateway: "Gateway") -> Message:
            gateway.edit(edit, base)
            return Saved()

        self.do(job, asker)

    @property
    def nothing_to_show(self) -> str:
        """Why there is no term to show, where it is not for want of a school; empty where it is."""
        if self.is_opening:
            return "Opening the database ..."
        return f"{self.trouble} Ctrl+R: backups and doctor." if self.trouble else ""

    def read(self) -> None:
        """Read the term anew."""
        self.do(lambda _gateway: None, self._app)

    def _work(self, job: Job, asker: MessagePump, *, changes: bool) -> None:
        # Pictures must arrive in the order in which they were taken.
        with self._one_at_a_time:
            try:
                answer = job(self.gateway)
                is_to_read = changes
            except SabbaticalError as error:
                answer = Refused(error)
                is_to_read = isinstance(error, ConflictError)
            if is_to_read:
                self._read_term()
        if answer is not None and not asker.post_message(answer):
            self._app.post_message(answer)

    def _read_term(self) -> None:
        """Read the term; where that fails, what the job did and says of it stands all the same."""
        try:
            self._app.post_message(TermRead(self.gateway.look()))
        except SabbaticalError as error:
            self._app.post_message(Refused(error))

    def start_solve(self, params: "PlanParams") -> None:
        """Begin planning; nothing happens while a solve is running."""
        self._start(partial(self.gateway.make_plan, params), "plan", shown_in="plan")

    def start_repair(self, *, around_draft: bool = False) -> None:
        """Begin to repair the published plan; nothing happens while a solve is running.

        Parameters
        ----------
        around_draft
            Whether to go round what stands pinned in the draft, as is done anyhow where that was put by hand.
        """
        from sabbatical.ui.by_hand_held import holds_by_hand

        picture = self.picture
        if around_draft or (picture is not None and holds_by_hand(picture)):
            work, command = partial(self.gateway.repair_the_rest, _repair_params()), "replan --by-hand"
        else:
            work, command = partial(self.gateway.replan, _repair_params()), "replan"
        # A draft that repairs nothing is planned around as it is: what comes of it repairs nothing either.
        is_alone = around_draft and picture is not None and picture.has_draft and not picture.has_repair
        self._start(work, command, is_repair=True, shown_in="plan" if is_alone else "repair")

    def start_restoring(self, number: int) -> None:
        """Begin to bring a stored plan back, which is a repair too; nothing happens while a solve is running."""
        work = partial(self.gateway.restore_version, number, _repair_params())
        self._start(work, f"restore {number}", is_repair=True, shown_in="repair")

    def _start(self, work: Work, command: str, *, is_repair: bool = False, shown_in: str) -> None:
        from sabbatical.ui.solve_run import SolveRun
        from sabbatical.ui.solve_state import SolveState

        if self.solve is not None:
            return
        self.solve = SolveState(is_repair=is_repair, shown_in=shown_in)
        self._run = SolveRun(work, self._tell, command)
        self._run.start()
        self.changed.publish(None)

    def stop_solve(self) -> None:
        """Ask the running solve to end with the best plan so far."""
        if self._run is not None and self.solve is not None:
            self.solve.is_stopping = True
            self._run.stop()
            self.changed.publish(None)

    def end_solve(self, made: int | None = None) -> None:
        """Note that the solve is over, and the number of the plan that came of it."""
        if self.solve is not None:
            self.solve.tick()
            if made is not None:
                self.ended = self.solve
        self.solve = None
        self.awaits_plan = made is not None
        self._run = None
        self.changed.publish(None)

    def leave(self) -> None:
        """Stop a running solve and wait a moment for it, so that leaving never hangs."""
        if self._run is not None:
            self._run.stop()
            self._run.wait(SECONDS_TO_LEAVE)

    def _tell(self, happening: "PlanProgress | StoredPlan | SabbaticalError") -> None:
        """Pass on what the solve's threads tell. Runs in those threads."""
        from sabbatical.domain.plan import StoredPlan
        from sabbatical.domain.planning import PlanProgress

        if isinstance(happening, PlanProgress):
            self._app.post_message(SolveProgressed(happening))
        elif isinstance(happening, StoredPlan):
            self._app.post_message(SolveEnded(happening))
        else:
            self._app.post_message(SolveFailed(happening))


def _repair_params() -> "PlanParams":
    from sabbatical.domain.planning import PlanParams

    return PlanParams(time_limit_seconds=REPAIR_SECONDS)
