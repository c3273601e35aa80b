"""What a draft does to the tiers of the published plan."""

from rich.text import Text

from sabbatical.domain.plan import TermPlan, TierValue
from sabbatical.domain.reports.tiers import value_text, words_of
from sabbatical.ui.text import cell
from sabbatical.ui.widgets.measured_table import MeasuredTable

COLUMNS = ("Tier", "Published", "Draft", "Effect", "Best?")
NUMBERS = frozenset({"Published", "Draft", "Effect"})
"""Columns of numbers, whose heads stand above their ends."""


class EffectTable(MeasuredTable):
    """A line a tier: its value in the published plan and in the draft."""

    DEFAULT_CSS = """
    EffectTable { height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True)

    def on_mount(self) -> None:
        """Make the columns."""
        self.add_columns(*(Text(name, justify="right" if name in NUMBERS else "default") for name in COLUMNS))

    def show(self, published: TermPlan | None, draft: TermPlan | None) -> None:
        """Show the tiers of a draft beside those of the published plan."""
        old = {} if published is None else {tier.name: tier.value for tier in published.summary.tiers}
        self.clear()
        for tier in () if draft is None else draft.summary.tiers:
            self.add_row(*effect_cells(tier, old.get(tier.name)), key=tier.name)

    @property
    def tier(self) -> str:
        """The tier under the cursor; empty where there is none."""
        if not self.is_valid_row_index(self.cursor_row):
            return ""
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value or ""


def effect_cells(tier: TierValue, before: int | None) -> tuple[Text, ...]:
    """Return the cells of a tier; `before` is its value in the published plan, None where it has none."""
    return (
        cell(f"{tier.name} ({words_of(tier.name).wish})", width=34),
        _right(value_text(tier.name, before)),
        _right(value_text(tier.name, tier.value)),
        _right(effect_text(tier, before)),
        cell("✓ proven" if tier.proven else "~ best found"),
    )


def effect_text(tier: TierValue, before: int | None) -> str:
    """Return by how much a tier differs, e.g. ``+45 min``; ``same`` for not at all, empty where it cannot be told."""
    if before is None:
        return ""
    if before == tier.value:
        return "same"
    sign = "+" if tier.value > before else "-"
    return f"{sign}{value_text(tier.name, abs(tier.value - before))}"


def _right(text: str) -> Text:
    return Text(text, justify="right", no_wrap=True, end="")
