"""Plan: solve the term, watch it, check and publish the result."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import Button, DataTable, Static

from sabbatical.domain.reports.tiers import words_of
from sabbatical.domain.solve_course import TierLine
from sabbatical.errors import DataError
from sabbatical.ui.gateway import Gateway
from sabbatical.ui.messages import Discarded, Published, Verified
from sabbatical.ui.modals.confirm import Confirm
from sabbatical.ui.modals.problem import Problem
from sabbatical.ui.picture import TermPicture
from sabbatical.ui.plan_text import published_meaning, solve_text, stored_text, versions_text
from sabbatical.ui.screens.plan_looks import PlanLooks
from sabbatical.ui.screens.term_screen import WHO_ELSE_AS_IN_WEEK
from sabbatical.ui.solve_state import lines_of
from sabbatical.ui.text import plain
from sabbatical.ui.widgets.form_field import FormField
from sabbatical.ui.widgets.params_form import ParamsForm
from sabbatical.ui.widgets.plan_tabs import PlanTabs
from sabbatical.ui.widgets.solve_view import SolveView
from sabbatical.ui.widgets.tier_table import TierTable

SECONDS_BETWEEN_DRAWINGS = 0.25
READING = "The solve has ended; its plan is being read ..."


class PlanScreen(PlanLooks):
    """The solve and what is done with its plan."""

    FIRST_FOCUS = "TierTable"
    PLACE = "plan"
    EXPLANATION = (
        "The plan is sought tier by tier: each tier is brought as far as it goes and then held, in your policy's\n"
        "order. Value: the best found. Bound: no plan can be better. Gap: how far apart they are; 0 is proven.\n"
        "The chart shows for one tier how both came together; the arrow keys go to the others.\n"
        "Stop keeps the best plan so far. The result is a draft: nobody is told until you publish it."
    )

    AT_ONCE: ClassVar[tuple[str, ...]] = ("start", "publish", "discard", "verify", "how_robust")

    # What is needed most comes first: where room is scarce, the last ones are in the help alone.
    BINDINGS: ClassVar = [
        Binding("s", "start", "Start"),
        Binding("x", "stop", "Stop"),
        Binding("p", "publish", "Publish"),
        PlanLooks.LISTS,
        PlanLooks.CHART,
        PlanLooks.WHO_ELSE,
        WHO_ELSE_AS_IN_WEEK,
        Binding("d", "discard", "Discard"),
        Binding("v", "verify", "Check", tooltip="Check the plan against every rule"),
        PlanLooks.HOW_ROBUST,
        Binding("t", "go('tradeoff')", "Trade-off", tooltip="How much coaching each loss cap allows"),
        Binding("y", "go('history')", "History", show=False),
    ]

    DEFAULT_CSS = """
    PlanScreen {
        #state { height: auto; min-height: 2; padding: 0 1; }
        #tier, #versions { height: 1; color: $text-muted; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        #actions { height: 1; align-horizontal: left; }
        #actions Button { margin-right: 1; }
        &.-tall ParamsForm { margin: 1 0; }
    }
    """

    def compose_body(self) -> ComposeResult:
        """Lay out the body."""
        yield ParamsForm()
        yield Static("", id="state")
        yield PlanTabs()
        yield Static("", id="tier")
        yield Static("", id="versions")
        with Horizontal(id="actions"):
            yield Button("Start", id="start", variant="primary")
            yield Button("Stop, keep best", id="stop")
            yield Button("Check rules", id="verify")
            yield Button("Publish", id="publish")
            yield Button("Discard draft", id="discard")

    def on_mount(self) -> None:
        """Follow the term, and the clock while a solve runs."""
        self.set_interval(SECONDS_BETWEEN_DRAWINGS, self._tick)
        self.desk.changed.subscribe(self, lambda _: self._draw())

    def show_term(self, picture: TermPicture) -> None:
        """Show the newest plan, unless a solve is running."""
        self.query_one("#versions", Static).update(plain(versions_text(picture)))
        self.show_lists(picture)
        self._draw()

    def _tick(self) -> None:
        if self.desk.solve is not None and self in self.app.screen_stack:
            self._draw()

    def _draw(self) -> None:
        picture, solve = self.desk.picture, self.desk.solve
        if picture is None or not self.is_mounted:
            return
        lines, text = self._known(picture)
        policy = picture.school.policy
        tiers = policy.replan_tiers if solve is not None and solve.is_repair else policy.tiers
        known = list(lines) if solve is None else []
        self.query_one(SolveView).show(known or list(tiers), lines, "" if solve is None else solve.tier)
        self.query_one("#state", Static).update(plain(text))
        self._set_buttons(picture)
        self.refresh_bindings()

    def _known(self, picture: TermPicture) -> tuple[dict[str, TierLine], str]:
        """Return what is known of each tier, and where the plan stands in words."""
        solve, ended = self.desk.solve, self.desk.ended
        if solve is not None:
            solve.tick()
            return solve.lines, solve_text(solve)
        if self.desk.awaits_plan and ended is not None:
            return ended.lines, READING
        return lines_of(picture.stored), stored_text(picture)

    def _set_buttons(self, picture: TermPicture) -> None:
        for name in ("start", "stop", "verify", "publish", "discard"):
            self.query_one(f"#{name}", Button).disabled = not self._may(name, picture)

    def _may(self, action: str, picture: TermPicture) -> bool:
        solve = self.desk.solve
        if action == "start":
            return solve is None and self.query_one(ParamsForm).is_good
        if action == "stop":
            return solve is not None and not solve.is_stopping
        if action == "verify":
            return solve is None and picture.stored is not None
        return solve is None and picture.has_draft

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of what cannot be done now."""
        if action not in ("start", "stop", "verify", "publish", "discard") or not self.is_mounted:
            return super().check_action(action, parameters)
        picture = self.desk.picture
        return picture is not None and self._may(action, picture)

    @on(FormField.Changed)
    def _params_changed(self) -> None:
        self._draw()

    @on(DataTable.RowHighlighted)
    def _explain_tier(self) -> None:
        tier = self.query_one(TierTable).tier
        self.query_one("#tier", Static).update(plain(f"{tier}: {words_of(tier).explanation}" if tier else ""))

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        await self.run_action(f"screen.{event.button.id}")

    def action_start(self) -> None:
        """Begin planning."""
        self.desk.start_solve(self.query_one(ParamsForm).params)

    def action_stop(self) -> None:
        """End planning with the best plan so far."""
        self.desk.stop_solve()

    def action_verify(self) -> None:
        """Check the newest plan against the school as it is now."""
        self._say("Checking every hard rule ...")
        self.desk.do(_verified, self, changes=False)

    def action_publish(self) -> None:
        """Publish the draft, after a question."""
        picture = self.desk.picture
        if picture is not None and picture.stored is not None:
            number = picture.stored.version.number
            question = Confirm(f"Publish draft {number}?", published_meaning(picture, self.robust), "Publish")
            self.app.push_screen(question, self._publish_if)

    def _publish_if(self, yes: bool | None) -> None:
        if yes:
            self._say("Checking and publishing ...")
            self.desk.do(_published, self)

    def action_discard(self) -> None:
        """Delete the draft, after a question."""
        picture = self.desk.picture
        if picture is not None and picture.stored is not None:
            meaning = "The draft is deleted. A published plan stays as it is."
            question = Confirm(f"Discard draft {picture.stored.version.number}?", meaning, "Discard")
            self.app.push_screen(question, self._discard_if)

    def _discard_if(self, yes: bool | None) -> None:
        if yes:
            self.desk.do(_discarded, self)

    @on(Verified)
    def _tell_verified(self, event: Verified) -> None:
        if not event.breaches:
            self._say("✓ The plan keeps every hard rule with the school as it is now.")
            return
        self._draw()
        lines = tuple(f"{row.rule}: {row.sentence}" for row in event.breaches)
        error = DataError("The plan breaks rules with the school as it is now.", lines, "Plan again with Start.")
        self.app.push_screen(Problem(error))

    @on(Published)
    def _tell_published(self, event: Published) -> None:
        self.app.notify(f"Plan {event.version.number} is published. F10 Export hands out the schedules.", markup=False)

    @on(Discarded)
    def _tell_discarded(self) -> None:
        self.app.notify("The draft is deleted.", markup=False)

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(plain(text))


def _verified(gateway: Gateway) -> Verified:
    return Verified(gateway.verify())


def _published(gateway: Gateway) -> Published:
    return Published(gateway.publish())


def _discarded(gateway: Gateway) -> Discarded:
    gateway.discard_draft()
    return Discarded()
