"""A trade-off as a table and as sentences, for the terminal."""

from sabbatical.domain.reports.amounts import hundredths_text
from sabbatical.domain.reports.counting import counted
from sabbatical.domain.tradeoff.limits import limit_text
from sabbatical.domain.tradeoff.marks import letters_of, marks_of
from sabbatical.domain.tradeoff.model import LimitKind, TradeOff, TradeOffPoint

LIMIT_COLUMNS = {LimitKind.CAP: "Cap", LimitKind.WEEKLY: "Weekly"}
COLUMNS = ("Requests", "Priority", "Sessions", "Released", "Lost", "Worst", "Proven")
WORST_MEANING = "Worst: the class that loses the largest share of its cap."
WHOLE_CAP = 1000
"""In thousandths."""
UNITS = ("served", "served", "", "min", "min", "% of cap", "")


def header(kind: LimitKind) -> tuple[str, ...]:
    """Return the columns: mark, limit, and the figures."""
    return ("", LIMIT_COLUMNS[kind], *COLUMNS)


def rows(trade_off: TradeOff) -> list[tuple[str, ...]]:
    """Return a row of texts for each point."""
    letters = letters_of(marks_of(trade_off))
    return [_row(trade_off, point, letters[point.limit]) for point in trade_off.points]


def _row(trade_off: TradeOff, point: TradeOffPoint, letter: str) -> tuple[str, ...]:
    return (
        letter,
        limit_text(trade_off.limits.kind, point.limit),
        f"{point.requests_served} of {trade_off.requests_asked}",
        f"{point.priority_served} of {trade_off.priority_asked}",
        str(point.sessions),
        str(point.minutes_released),
        hundredths_text(point.lost_hundredths),
        worst_text(point.worst_thousandths),
        "yes" if point.is_proven else "no",
    )


def worst_text(thousandths: int) -> str:
    """Return a share of a cap in percent, with its one decimal."""
    return f"{thousandths // 10}.{thousandths % 10}"


def table_lines(trade_off: TradeOff) -> list[str]:
    """Return the table as lines of at most 80 columns, aligned, units below the names."""
    kind = trade_off.limits.kind
    table = [header(kind), ("", "", *UNITS), *rows(trade_off)]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in table]


def meaning(trade_off: TradeOff) -> str:
    """Return what a limit of the range stands for, with what does not follow it."""
    if trade_off.limits.kind is LimitKind.WEEKLY:
        text = "Every teacher is released at most so many minutes a week"
        own = trade_off.own_limits
        return f"{text}; {counted(own, 'teacher')} with a lower limit keep it." if own else f"{text}."
    text = "The policy's loss cap at each value"
    own = trade_off.own_caps
    return f"{text}; {counted(own, 'class', 'classes')} with a cap of their own keep it." if own else f"{text}."


def remarks(trade_off: TradeOff) -> list[str]:
    """Return how much was solved, what `proven` means, and why a class may have lost more than its cap."""
    known, asked = len(trade_off.points), len(trade_off.limits.values)
    some = str(known) if known == asked else f"{known} of {asked}"
    said = [
        f"{some} {'limit' if asked == 1 else 'limits'} from {counted(trade_off.solves, 'solve')}.",
        _proof(trade_off),
    ]
    if any(point.worst_thousandths > WHOLE_CAP for point in trade_off.points):
        said.append("More than 100 % of a cap: absences alone cost that class more, so nobody is released from it.")
    return said


def _proof(trade_off: TradeOff) -> str:
    if all(point.is_proven for point in trade_off.points):
        return "All proven: no more requests and cycles are possible, nor less lost time for them."
    return "Where it says no, it is the best found in the time: more may be possible."
