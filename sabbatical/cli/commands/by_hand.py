"""`sabbatical move`, `sabbatical cover`, `sabbatical withdraw` and `sabbatical pin`: the plan changed by hand."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sabbatical.cli.moment import moment_of
from sabbatical.cli.options import DAY, TIME_OF_DAY
from sabbatical.domain.verdict import Outcome, Verdict
from sabbatical.domain.wishes import MoveSession, NameCover, PinItem, Wish

if TYPE_CHECKING:
    from sabbatical.domain.moment import Moment
    from sabbatical.services.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])
WishOf = Callable[["Store", "Moment"], Wish]

PUBLISH = "To publish it: sabbatical publish"
REPAIR = "To repair the rest around it: sabbatical replan --by-hand"


def hand_options(command: Command) -> Command:
    """Add --try, --today and --now."""
    for option in (
        click.option(
            "--now", type=TIME_OF_DAY, metavar="HH:MM", help="Nor today's periods that begin before this time."
        ),
        click.option(
            "--today", type=DAY, metavar="DATE", help="Nothing before this day changes; by default the clock's date."
        ),
        click.option("--try", "only_try", is_flag=True, help="Only say what it would do; nothing is changed."),
    ):
        command = option(command)
    return command


@click.command(short_help="Move a session by hand and pin it there.")
@click.argument("session", metavar="SESSION")
@click.argument("date", type=DAY)
@click.argument("period")
@click.option("--coach", default="", metavar="ID", help="With this coach, who takes all that is left of the request.")
@hand_options
@click.pass_obj
def move(
    db: str | None,
    session: str,
    date: dt.datetime,
    period: str,
    coach: str,
    today: dt.datetime | None,
    now: dt.datetime | None,
    *,
    only_try: bool,
) -> None:
    """Move SESSION to PERIOD of DATE and pin it there. Classes that then lose a teacher get the best cover.

    SESSION is an id as in sessions.csv, of the draft, else of the published plan. Prints which rules that breaks and
    what it does to each tier. What no re-plan could allow is refused, with the nearest places where the session may
    be; what only the rest stands in the way of is kept for `replan --by-hand` to repair.
    """
    wish = MoveSession(session=session, date=date.date(), period=period, coach=coach)
    _carry_out(db, lambda _store, _moment: wish, today, now, only_try=only_try)


@click.command(short_help="Name who covers a class by hand.")
@click.argument("item", metavar="COVER")
@click.argument("person", required=False, default="")
@click.option("--uncovered", is_flag=True, help="In the place of PERSON: nobody; the class goes on without a teacher.")
@hand_options
@click.pass_obj
def cover(
    db: str | None,
    item: str,
    person: str,
    today: dt.datetime | None,
    now: dt.datetime | None,
    *,
    uncovered: bool,
    only_try: bool,
) -> None:
    """Name PERSON, a teacher or substitute, for COVER and pin it so.

    COVER is an id as in covers.csv, PERSON an id or a name. Where PERSON may not, those who may are named.
    """
    if bool(person) == uncovered:
        raise click.UsageError("Give either PERSON or --uncovered.")

    def wish(store: "Store", _moment: "Moment") -> Wish:
        from sabbatical.domain.people import find_person
        from sabbatical.services.school import required_school

        named = find_person(required_school(store), person) if person else ""
        return NameCover(cover=item, person=named)

    _carry_out(db, wish, today, now, only_try=only_try)


@click.command(short_help="Withdraw a cycle or a whole request by hand.")
@click.argument("name", metavar="SESSION_OR_REQUEST")
@hand_options
@click.pass_obj
def withdraw(db: str | None, name: str, today: dt.datetime | None, now: dt.datetime | None, *, only_try: bool) -> None:
    """Withdraw the cycle of a session, or all that is still to come of a request; later cycles go with it.

    What is past stays. The request itself stays in requests.csv.
    """
    from sabbatical.services.by_hand import withdrawal_of

    _carry_out(db, lambda store, moment: withdrawal_of(store, name, moment), today, now, only_try=only_try)


@click.command(short_help="Pin a session or a cover where it is.")
@click.argument("item", metavar="ID")
@click.option("--off", is_flag=True, help="Let it go again.")
@hand_options
@click.pass_obj
def pin(
    db: str | None, item: str, today: dt.datetime | None, now: dt.datetime | None, *, off: bool, only_try: bool
) -> None:
    """Pin the session or cover ID where it is: every re-plan leaves it there, unless an absence makes it impossible."""
    _carry_out(db, lambda _store, _moment: PinItem(item=item, pinned=not off), today, now, only_try=only_try)


def _carry_out(
    db: str | None, wish_of: WishOf, today: dt.datetime | None, now: dt.datetime | None, *, only_try: bool
) -> None:
    from sabbatical.services.by_hand import do_by_hand, try_by_hand
    from sabbatical.services.school import required_school
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        moment = moment_of(today, now, required_school(store).info.timezone)
        wish = wish_of(store, moment)
        verdict = try_by_hand(store, wish, moment)
        if only_try or verdict.outcome is not Outcome.FORBIDDEN:
            _show(verdict)
        if only_try:
            return
        stored = do_by_hand(store, wish, moment)
    if isinstance(wish, PinItem):
        click.echo(f"{'Pinned' if wish.pinned else 'No longer pinned'}: {wish.item}, in plan {stored.version.number}.")
        return
    needs_repair = verdict.outcome is Outcome.NEEDS_REPAIR
    click.echo(f"Kept as draft {stored.version.number}. {REPAIR if needs_repair else PUBLISH}")


def _show(verdict: Verdict) -> None:
    from sabbatical.domain.reports.by_hand_words import verdict_lines

    for line in verdict_lines(verdict):
        click.echo(line)
