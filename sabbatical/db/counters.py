"""Numbers that only grow: they are never given out twice, whatever is deleted."""

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from sabbatical.db.tables_plan import CounterRow

SCHOOL_REVISION = "school revision"
"""How often the school was changed."""
PLAN_NUMBER = "plan number"
"""How many plans were made."""


def current(session: Session, name: str) -> int:
    """Return a counter's value, 0 before its first use."""
    return session.scalar(select(CounterRow.value).where(CounterRow.name == name)) or 0


def advance(session: Session, name: str) -> int:
    """Add 1 to a counter and return its new value. Others who advance it wait for this transaction to end."""
    value = session.scalar(select(CounterRow.value).where(CounterRow.name == name).with_for_update())
    if value is None:
        session.execute(insert(CounterRow).values(name=name, value=1))
        return 1
    session.execute(update(CounterRow).where(CounterRow.name == name).values(value=value + 1))
    return value + 1
