"""How many random cases a test tries: a share of them each time, all of them when asked."""

import os

ALL = os.environ.get("SABBATICAL_MANY", "") == "all"
SHARE = 4


def how_many(cases: int, *, batch: int = 1) -> int:
    """A quarter of `cases` in whole batches, or all of them with `SABBATICAL_MANY=all`."""
    return cases if ALL else max(batch, cases // SHARE // batch * batch)
