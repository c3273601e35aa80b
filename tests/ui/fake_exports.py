"""The files that a gateway without services would write."""

from pathlib import Path

from sabbatical.domain.charts.model import BarChart
from sabbatical.domain.charts.steps import StepChart
from sabbatical.domain.plan import TermPlan
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.model import TradeOff
from sabbatical.services.exporting import Audience, ExportOptions
from tests.ui.fake_term import FakeTerm


class FakeExports(FakeTerm):
    """Remembers what was to be written, and writes nothing."""

    def __init__(self, school: School | None = None, *, draft: TermPlan | None = None) -> None:
        super().__init__(school, draft=draft)
        self.exports: list[tuple[Path, Audience, ExportOptions]] = []
        self.trade_off_exports: list[tuple[TradeOff, Path]] = []
        self.chart_exports: list[tuple[tuple[BarChart | StepChart, ...], str, Path]] = []

    def export(self, target: Path, audience: Audience, options: ExportOptions) -> tuple[Path, ...]:
        self._maybe_fail("export")
        self.exports.append((target, audience, options))
        return (target / "cover_sheet.csv",)

    def export_trade_off(self, found: TradeOff, target: Path) -> tuple[Path, ...]:
        self._maybe_fail("export_trade_off")
        self.trade_off_exports.append((found, target))
        return (target / "tradeoff.csv", target / "tradeoff.svg")

    def export_charts(self, shown: tuple[BarChart | StepChart, ...], of: str, target: Path) -> tuple[Path, ...]:
        self._maybe_fail("export_charts")
        self.chart_exports.append((shown, of, target))
        return tuple(target / f"{chart.name}.svg" for chart in shown)
