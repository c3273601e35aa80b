"""A trade-off for tests of text, files and screens.

cap    requests  lost      worst
0 %    1 of 3    0 min     -
1 %    2 of 3    45 min    37.5 % of MATH's cap
2 %    2 of 3    45 min    18.8 %
3 %    3 of 3    120.5 min 66.7 %, not proven
"""

from dataclasses import replace
from decimal import Decimal

from sabbatical.domain.tradeoff.model import LimitKind, LimitRange, TradeOff, TradeOffPoint

CAPS = ("0", "1", "2", "3")


def make_point(limit: str, **changes: object) -> TradeOffPoint:
    """Return a point at which 2 requests are served."""
    point = TradeOffPoint(
        limit=Decimal(limit),
        requests_served=2,
        priority_served=8,
        further_cycles=0,
        sessions=6,
        minutes_released=60,
        lost_hundredths=4500,
        worst_thousandths=375,
        worst_class="MATH",
        is_proven=True,
        is_solved=True,
    )
    return replace(point, **changes)


def make_trade_off(**changes: object) -> TradeOff:
    """Return the trade-off above."""
    found = TradeOff(
        school="Small School",
        term="Two weeks",
        limits=LimitRange(kind=LimitKind.CAP, values=tuple(Decimal(cap) for cap in CAPS)),
        points=(
            make_point(
                "0",
                requests_served=1,
                priority_served=5,
                sessions=3,
                minutes_released=0,
                lost_hundredths=0,
                worst_thousandths=0,
                worst_class="",
            ),
            make_point("1", is_solved=False),
            make_point("2", worst_thousandths=188),
            make_point(
                "3",
                requests_served=3,
                priority_served=11,
                sessions=9,
                minutes_released=120,
                lost_hundredths=12050,
                worst_thousandths=667,
                is_proven=False,
            ),
        ),
        requests_asked=3,
        priority_asked=11,
        own_caps=1,
        own_limits=0,
    )
    return replace(found, **changes)
