import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from sabbatical.domain.imports.blank import blank_of
from sabbatical.domain.imports.draft import Draft, Place
from sabbatical.domain.imports.draft import DraftPeriod as Period
from sabbatical.domain.imports.known import Known
from sabbatical.domain.imports.proposal import propose
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.domain.settings import CycleKind
from sabbatical.errors import DataError
from sabbatical.formats.importers.mapping_file import read_mapping
from sabbatical.formats.importers.mapping_template import mapping_template


def _mapping(folder: Path, text: str) -> Path:
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_filled_in_is_read_and_what_is_empty_is_not(tmp_path: Path):
    text = (
        '[school]\nname = ""\ntimezone = "Europe/Paris"\n[term]\nstart = 2027-01-11\nend = ""\nweekdays = []\n'
        'cycle = "rotating"\n[bell]\n"1" = "8:00-8:45"\n"2" = ""\n"Break" = "-"\n'
    )
    assert read_mapping(_mapping(tmp_path, text)) == ImportSettings(
        timezone="Europe/Paris",
        start=dt.date(2027, 1, 11),
        cycle=CycleKind.ROTATING,
        bell={"1": PeriodTimes(start=dt.time(8), end=dt.time(8, 45)), "Break": PeriodTimes()},
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[term]\nstart = "soon"', "mapping.toml:2: term.start: 'soon' is not a date; write year-month-day"),
        ('[bell]\n"1" = "9-8"', "mapping.toml:2: bell.1: '9-8' are no times; write them like \"08:30-09:15\""),
        ('[term]\nweekdays = ["MO", "MO"]', "mapping.toml:2: term.weekdays: ['MO', 'MO'] are no weekdays"),
        ("[term]\nbegin = 1", "mapping.toml:2: term.begin: is nothing that a mapping holds"),
        ("[terms]\nstart = 1", "mapping.toml:1: terms: is nothing that a mapping holds"),
        ("x = [", "mapping.toml: is no sound TOML"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, line: str):
    with pytest.raises(DataError) as caught:
        read_mapping(_mapping(tmp_path, text))
    assert caught.value.lines[0].startswith(line)


def _draft(*days: str, ordered: bool = True) -> Draft:
    periods = (Period(name='the "first"', place=Place(file="x")),)
    return Draft(format="FET", days=days, is_ordered=ordered, periods=periods, meetings=())


def _template(draft: Draft, settings: ImportSettings) -> str:
    return mapping_template(draft, propose(draft, settings, Known()), settings, "odd\nname")


def test_a_template_is_sound_and_says_nothing_by_itself(tmp_path: Path):
    settings = read_mapping(_mapping(tmp_path, _template(_draft("Mon", "Tue"), ImportSettings())))
    # The only period has no times and nobody meets in it: it is left out as a break.
    assert settings == ImportSettings(
        weekdays=("MO", "TU"), cycle=CycleKind.WEEKLY, bell={'the "first"': PeriodTimes()}
    )


@pytest.mark.parametrize(
    ("days", "settings", "weekdays", "needs"),
    [
        (("A", "B", "C"), {}, ("MO", "TU", "WE"), []),
        (("Sunday", "Monday", "Tuesday"), {}, ("SU", "MO", "TU"), []),
        (tuple("ABCDEFGHIJ"), {}, ("MO", "TU", "WE", "TH", "FR"), ["term.cycle"]),
        (tuple("ABCDEFGHIJ"), {"cycle": CycleKind.WEEKLY}, ("MO", "TU", "WE", "TH", "FR"), []),
        (tuple("ABCDEF"), {"cycle": CycleKind.ROTATING}, ("MO", "TU", "WE", "TH", "FR"), []),
        (("A", "B", "C"), {"weekdays": ("MO", "TU")}, ("MO", "TU"), ["term.weekdays"]),
    ],
)
def test_weekdays(days: tuple[str, ...], settings: dict, weekdays: tuple[str, ...], needs: list[str]):
    proposal = propose(_draft(*days), ImportSettings(**settings), Known())
    assert proposal.school.term.weekdays == weekdays
    assert [need.key for need in proposal.needs if need.key.startswith(("term.cycle", "term.week"))] == needs


@pytest.mark.parametrize(
    ("days", "settings", "needs"),
    [
        (("Red", "Blue"), {}, ["term.cycle"]),
        (("Red", "Blue"), {"cycle": CycleKind.ROTATING}, []),
        (("Red", "Blue"), {"cycle": CycleKind.WEEKLY}, []),
        (("Red", "Blue"), {"weekdays": ("MO", "TU")}, []),
        (("Mo", "Tu", "We."), {}, []),
        (("Monday", "Tue"), {}, []),
    ],
)
def test_days_of_a_table_that_are_no_weekdays_are_asked_about(days: tuple[str, ...], settings: dict, needs: list[str]):
    draft = replace(_draft(*days), is_of_weeks=False)
    proposal = propose(draft, ImportSettings(**settings), Known())
    assert [need.key for need in proposal.needs if need.key.startswith(("term.cycle", "term.week"))] == needs


def test_what_is_asked_about_days_is_left_open_to_fill_in():
    draft = replace(_draft("Red", "Blue"), is_of_weeks=False)
    proposal = propose(draft, ImportSettings(), Known())
    blank = blank_of(draft, proposal)
    assert (blank.cycle, blank.weekdays) == (None, ())
    (need,) = (need for need in proposal.needs if need.key == "term.cycle")
    assert need.message == (
        'the days (Red, Blue) are no weekdays; write "rotating" where each school day takes the next one, or "weekly" '
        "with term.weekdays"
    )
    template = mapping_template(draft, proposal, ImportSettings(), "plan.csv")
    assert 'cycle = "weekly"' not in template


def test_days_without_order_need_one_unless_their_names_tell_it():
    assert propose(_draft("Tue", "Mon", ordered=False), ImportSettings(), Known()).school.term.days == ("Mon", "Tue")
    unknown = propose(_draft("Mardi", "Lundi", ordered=False), ImportSettings(), Known())
    assert "term.days" in [need.key for need in unknown.needs]
    told = ImportSettings(days=("Lundi", "Mardi"))
    found = propose(_draft("Mardi", "Lundi", ordered=False), told, Known())
    assert found.school.term.days == ("Lundi", "Mardi")
    assert "term.days" not in [need.key for need in found.needs]
