"""Who could cover if one limit were raised, in one sentence."""

import datetime as dt

from sabbatical.domain.alternatives import CoverAlternatives, NotPossible
from sabbatical.domain.planning import BreachLine
from sabbatical.ui.make_picture import make_picture
from sabbatical.ui.near_misses import near_misses_text
from tests.ui.case import TODAY, ui_plan, ui_school


def told(*not_possible: tuple[str, tuple[str, ...]]) -> str:
    """Return the sentence where these people cannot, for breaches of these rules."""
    rows = tuple(
        NotPossible(person=person, reasons=tuple(BreachLine(rule=rule, sentence=f"{rule}.") for rule in rules))
        for person, rules in not_possible
    )
    found = CoverAlternatives(cover=ui_plan().covers[0], choices=(), not_possible=rows, breaches=())
    return near_misses_text(found, make_picture(ui_school(), today=TODAY, now=dt.time(7, 55)))


def test_who_breaks_one_limit_alone_is_one_limit_away():
    assert told(("CARA", ("cover-limit",)), ("DAN", ("prep",)), ("BEN", ("present",))) == (
        "One limit away: Cara Cole (no cover left to give), Dan Diaz (too little preparation left). "
        "w tells by how much."
    )


def test_who_breaks_two_limits_or_what_is_none_is_not():
    assert told(
        ("CARA", ("cover-limit", "prep")),
        ("DAN", ("cover-limit", "cover-limit")),
        ("BEN", ("one-place",)),
        ("", ("covered",)),
    ) == ("Nobody is one limit away: w tells what stands against each.")


def test_where_it_cannot_be_told_nothing_is_said():
    assert near_misses_text(None, make_picture(ui_school(), today=TODAY)) == ""
