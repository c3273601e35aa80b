"""How long and with what to plan."""

import os
from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import Vertical

from sabbatical.domain.planning import PlanParams
from sabbatical.ui import parsing
from sabbatical.ui.widgets.form_field import FormField, TextField

LONGEST_SECONDS = 86_400


class ParamsForm(Vertical):
    """Time limit, seed and workers."""

    DEFAULT_CSS = """
    ParamsForm { height: auto; }
    """

    def __init__(self) -> None:
        super().__init__()
        usual = PlanParams()
        self.time_limit = TextField(
            "Time limit",
            parsing.decimal(Decimal(1), Decimal(LONGEST_SECONDS)),
            value=f"{usual.time_limit_seconds:.0f}",
            note="Seconds; less if proven best",
            topic="solve.time_limit",
        )
        self.seed = TextField(
            "Seed", parsing.whole(0, 2**31 - 1), value=str(usual.seed), note="Same seed, same plan", topic="solve.seed"
        )
        cores = os.cpu_count() or 1
        self.solver_workers = TextField(
            "Workers",
            parsing.whole(1, 64),
            value=str(usual.workers),
            note=f"Threads; {cores} cores here",
            topic="solve.workers",
        )

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        yield from (self.time_limit, self.seed, self.solver_workers)

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not any(field.problem for field in self.query(FormField))

    @property
    def params(self) -> PlanParams:
        """What was typed; only while nothing is wrong."""
        return PlanParams(
            time_limit_seconds=float(self.time_limit.value), seed=self.seed.value, workers=self.solver_workers.value
        )
