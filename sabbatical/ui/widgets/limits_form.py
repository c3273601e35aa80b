"""Which limits a trade-off tries."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.limits import parse_limits, plain_number, usual_range
from sabbatical.domain.tradeoff.model import LimitKind, LimitRange
from sabbatical.ui.parsing import NotAllowedError
from sabbatical.ui.widgets.form_field import ChoiceField, FormField, TextField

KINDS = {LimitKind.CAP: "the policy's loss cap", LimitKind.WEEKLY: "weekly release limits"}
NOTES = {LimitKind.CAP: "percent", LimitKind.WEEKLY: "minutes"}


class LimitsForm(Vertical):
    """The kind of limit and the values to try; the usual ones of the kind are offered."""

    DEFAULT_CSS = """
    LimitsForm {
        height: auto;
        TextField .control { width: 1fr; max-width: 100%; }
        TextField .note { width: 10; }
        TextField.-wrong .control { width: 24; }
        TextField.-wrong .note { width: 1fr; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        options = [(text, kind.value) for kind, text in KINDS.items()]
        self.kind = ChoiceField("Vary", options, value=LimitKind.CAP.value, topic="tradeoff.kind")
        self.limits = TextField("Limits", self._read, note=NOTES[LimitKind.CAP], topic="tradeoff.limits")
        self._school: School | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield from (self.kind, self.limits)

    def offer(self, school: School) -> None:
        """Take the school whose usual limits are offered; what was typed stays."""
        self._school = school
        if not self.limits.typed:
            self._offer_usual()

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.limits.problem

    @property
    def range(self) -> LimitRange:
        """What to try; only while nothing is wrong."""
        return self.limits.value

    @property
    def _kind(self) -> LimitKind:
        return LimitKind(self.kind.value or LimitKind.CAP)

    def _offer_usual(self) -> None:
        if self._school is not None:
            values = usual_range(self._kind, self._school).values
            self.limits.note = NOTES[self._kind]
            self.limits.put(",".join(plain_number(value) for value in values))
            self.limits.input.cursor_position = 0
            self.limits.judge()

    def _read(self, typed: str) -> LimitRange:
        try:
            return parse_limits(self._kind, typed)
        except ValueError as error:
            raise NotAllowedError(str(error)) from None

    @on(FormField.Changed)
    def _kind_changed(self, event: FormField.Changed) -> None:
        if event.field is self.kind:
            self._offer_usual()
