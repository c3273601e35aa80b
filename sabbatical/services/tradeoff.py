"""How much coaching each limit of a range allows: of the school in the database, or of one in a folder."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sabbatical.domain.planning import PlanParams
from sabbatical.domain.school import School
from sabbatical.domain.tradeoff.limits import usual_range
from sabbatical.domain.tradeoff.model import LimitKind, LimitRange, TradeOff, TradeOffProgress
from sabbatical.errors import StoppedError
from sabbatical.services.folders import read_sound_school
from sabbatical.services.school import require_school

if TYPE_CHECKING:
    from sabbatical.services.store import Store

OnProgress = Callable[[TradeOffProgress], None]


def trade_off(
    store: "Store",
    limits: LimitRange | None,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> TradeOff:
    """Return what each limit allows the school in the database; nothing is stored.

    Parameters
    ----------
    limits
        What to vary; None for the usual caps.
    params
        Time limit of one solve, seed and workers; the whole range takes at most eight times as long as the first solve
        did, or 20 s if that is more.
    on_progress
        Called from solver threads; must return at once.
    cancel
        Set it from any thread to end with what is known by then.

    Raises
    ------
    DataError
        If there is no school.
    PlanningError
        If no plan exists under the hard rules.
    StoppedError
        If cancelled before anything was known.
    """
    with store.reading() as transaction:
        school = require_school(transaction)
    return trade_off_of(school, limits, params, on_progress, cancel)


def trade_off_folder(
    folder: Path,
    limits: LimitRange | None,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> TradeOff:
    """Return what each limit allows the school of a folder; parameters and errors as `trade_off` has them."""
    return trade_off_of(read_sound_school(folder).school, limits, params, on_progress, cancel)


def trade_off_of(
    school: School,
    limits: LimitRange | None,
    params: PlanParams,
    on_progress: OnProgress | None = None,
    cancel: threading.Event | None = None,
) -> TradeOff:
    """Return what each limit allows a school; parameters and errors as `trade_off` has them."""
    from sabbatical.planning.tradeoff import find_trade_off

    found = find_trade_off(school, limits or usual_range(LimitKind.CAP, school), params, on_progress, cancel)
    if not found.points:
        raise StoppedError("The trade-off was stopped before anything was known.", "Nothing was kept.")
    return found


def trade_off_document(found: TradeOff) -> dict[str, Any]:
    """Return a trade-off as a JSON document."""
    from sabbatical.formats.tradeoff.columns import document_of

    return document_of(found)


def refuse_trade_off_folder(target: Path) -> None:
    """Refuse a folder that `write_trade_off` could not write, before a long run rather than after it.

    Raises
    ------
    ExportError
        If it holds anything but an earlier trade-off, or cannot be written.
    """
    from sabbatical.formats.atomic import refuse_target
    from sabbatical.formats.folder_kinds import TRADE_OFF_FOLDER

    refuse_target(target, TRADE_OFF_FOLDER)


def write_trade_off(found: TradeOff, target: Path) -> tuple[Path, ...]:
    """Write tradeoff.csv and tradeoff.svg to the folder `target`, which appears whole or not at all.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    ExportError
        If the folder cannot be written or holds other files.
    """
    from sabbatical.formats.atomic import whole_folder
    from sabbatical.formats.folder_kinds import TRADE_OFF_FOLDER
    from sabbatical.formats.tradeoff.write import write_files

    with whole_folder(target, TRADE_OFF_FOLDER) as building:
        names = write_files(found, building)
    return tuple(target / name for name in names)
