"""Marks in the week: a session or cover is pinned, or did not take place."""

from sabbatical.domain.plan import DutyStatus
from sabbatical.domain.week.cell import WeekCell
from sabbatical.domain.wishes import PinItem
from sabbatical.ui.screens.carry_screen import CarryScreen


class MarkScreen(CarryScreen):
    """A week in which sessions and covers are marked. Marks go to the published plan; a draft takes pins alone."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys of the marks out where there is nothing to mark."""
        known = super().check_action(action, parameters)
        if action not in ("missed", "pin") or not known:
            return known
        picture = self.shown
        if action == "pin" and picture is not None and picture.has_draft:
            return self.row is not None
        is_published = picture is not None and picture.told is not None and not picture.has_draft
        return is_published and self.marked_cell is not None

    @property
    def marked_cell(self) -> WeekCell | None:
        """The one session or cover under the cursor."""
        found = self.grid.focused_cell if self.is_mounted else None
        return found if found is not None and found.item else None

    def action_missed(self) -> None:
        """Mark what is under the cursor as missed, or take that back."""
        here = self.marked_cell
        if here is not None:
            item, missed = here.item, here.status is not DutyStatus.MISSED
            self.desk.do(lambda gateway: gateway.mark_missed((item,), missed), self)

    def action_pin(self) -> None:
        """Pin what is under the cursor, or let it go."""
        here = self.marked_cell
        if here is not None:
            item, pinned = here.item, not here.pinned
            if self.shown is not None and self.shown.has_draft:
                self.ask(PinItem(item=item, pinned=pinned))
            else:
                self.desk.do(lambda gateway: gateway.set_pinned((item,), pinned), self)
