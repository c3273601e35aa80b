"""The frame of places that are there before there is a school, and where its database is damaged."""

from sabbatical.ui.picture import TermPicture
from sabbatical.ui.screens.term_screen import TermScreen


class FreeScreen(TermScreen):
    """A place that needs no school."""

    NEEDS_SCHOOL = False

    TITLE_WORD = ""
    """Its name, since it is no place of its own in the bar."""

    @property
    def help_title(self) -> str:
        """Name of the place."""
        return self.TITLE_WORD

    def show_body(self, is_there: bool) -> None:
        """Leave the body in view: it is there before there is a school."""

    def show_term(self, picture: TermPicture) -> None:
        """Show nothing of the term."""

    def show_nothing(self) -> None:
        """Go on without one."""

    def take_focus(self) -> None:
        """Begin where work begins, with or without a school."""
        if self.focused is None:
            self.set_focus(self.query(self.FIRST_FOCUS).first())
