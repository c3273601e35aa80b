"""`sabbatical tradeoff`."""

import json
import threading
from pathlib import Path
from typing import Any

import click

from sabbatical.cli.background import run_cancellable
from sabbatical.cli.options import EXISTING_FOLDER, json_option, solver_options
from sabbatical.cli.tradeoff_progress import OnProgress, shown_trade_off
from sabbatical.domain.planning import PlanParams
from sabbatical.domain.tradeoff.chart import chart_lines
from sabbatical.domain.tradeoff.limits import parse_limits
from sabbatical.domain.tradeoff.model import LimitKind, LimitRange, TradeOff
from sabbatical.domain.tradeoff.table import WORST_MEANING, meaning, remarks, table_lines
from sabbatical.errors import StoppedError


class Limits(click.ParamType[LimitRange]):
    """Numbers with commas between them."""

    name = "limits"

    def __init__(self, kind: LimitKind) -> None:
        self._kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> LimitRange:
        """Return the range, or say what is allowed."""
        try:
            return parse_limits(self._kind, str(value))
        except ValueError as error:
            self.fail(f"{error}.", param, ctx)


@click.command(short_help="Show how much coaching each loss cap allows.")
@click.option(
    "--folder", type=EXISTING_FOLDER, metavar="FOLDER", help="Take the school of this folder, not the database's."
)
@click.option(
    "--caps",
    type=Limits(LimitKind.CAP),
    metavar="PERCENT,PERCENT,...",
    help="The values of loss_cap_percent to try. Default: twelve from 0 to twice the policy's.",
)
@click.option(
    "--weekly",
    type=Limits(LimitKind.WEEKLY),
    metavar="MIN,MIN,...",
    help="Try weekly release limits instead: each teacher's release_week_max is at most so many minutes.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write tradeoff.csv and tradeoff.svg there: a new or empty folder, or an earlier trade-off.",
)
@solver_options
@json_option
@click.pass_obj
def tradeoff(
    db: str | None,
    folder: Path | None,
    caps: LimitRange | None,
    weekly: LimitRange | None,
    out: Path | None,
    time_limit: float,
    seed: int,
    workers: int,
    *,
    as_json: bool,
) -> None:
    """Show how much coaching each loss cap allows: requests served against minutes lost, as a table and a chart.

    Each cap takes the place of the policy's loss_cap_percent; classes with a cap of their own keep it. The time limit
    is that of one solve; the whole range takes at most eight times as long as the first, or 20 s. Nothing is stored.
    Ctrl-C stops; then nothing is written.
    """
    if caps and weekly:
        raise click.UsageError("--caps and --weekly exclude each other: one thing is varied at a time.")
    from sabbatical.services.tradeoff import refuse_trade_off_folder, write_trade_off

    if out is not None:
        refuse_trade_off_folder(out)
    params = PlanParams(time_limit_seconds=time_limit, seed=seed, workers=workers)
    with shown_trade_off() as on_progress:
        found = run_cancellable(lambda cancel: _find(db, folder, caps or weekly, params, on_progress, cancel))
    written = write_trade_off(found, out) if out is not None else ()
    _show(found, written, as_json=as_json)


def _find(
    db: str | None,
    folder: Path | None,
    limits: LimitRange | None,
    params: PlanParams,
    on_progress: OnProgress,
    cancel: threading.Event,
) -> TradeOff:
    from sabbatical.services.store import open_store
    from sabbatical.services.tradeoff import trade_off, trade_off_folder

    if folder is not None:
        found = trade_off_folder(folder, limits, params, on_progress, cancel)
    else:
        with open_store(db) as store:
            found = trade_off(store, limits, params, on_progress, cancel)
    if cancel.is_set():
        raise StoppedError("The trade-off was stopped before it ended.", "Nothing was kept.")
    return found


def _show(found: TradeOff, written: tuple[Path, ...], *, as_json: bool) -> None:
    from sabbatical.services.tradeoff import trade_off_document

    if as_json:
        files = {"files": [str(path) for path in written]} if written else {}
        click.echo(json.dumps({**trade_off_document(found), **files}, indent=2, ensure_ascii=False))
        return
    lines = [meaning(found), "", *table_lines(found), "", *chart_lines(found), "", *remarks(found), WORST_MEANING]
    click.echo("\n".join(lines))
    for path in written:
        click.echo(path)
