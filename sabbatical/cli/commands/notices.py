"""`sabbatical notices`."""

import datetime as dt

import click

from sabbatical.domain.reports.counting import counted


@click.command(short_help="List who is still to be told of what; tick them off.")
@click.option("--told", multiple=True, metavar="PERSON", help="This person has been told. May be repeated.")
@click.pass_obj
def notices(db: str | None, told: tuple[str, ...]) -> None:
    """List who is still to be told of what is published, person by person, and tick off who has been.

    PERSON is an id or a name. The first plan of a term counts as told by being published; after that, whose duties
    differ from what they were last told is listed.
    """
    from sabbatical.domain.people import find_person
    from sabbatical.domain.reports.change_words import change_lines
    from sabbatical.services.notices import mark_told
    from sabbatical.services.notices import notices as find_notices
    from sabbatical.services.school import required_school
    from sabbatical.services.store import open_store

    with open_store(db) as store:
        school = required_school(store)
        ticked = tuple(find_person(school, text) for text in told)
        if ticked:
            mark_told(store, ticked, told=True, at=dt.datetime.now(dt.UTC))
        found = find_notices(store)
    for notice in found:
        label = f"{notice.name} <{notice.email}>" if notice.email else notice.name
        for line in change_lines(notice.changes, {notice.person: label}):
            click.echo(line)
    click.echo(f"{counted(len(found), 'person', 'people')} to tell.")
