"""The template of mapping.toml for one source."""

import json

from sabbatical.domain.imports.blank import Blank, blank_of, filled
from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.proposal import Proposal
from sabbatical.domain.imports.settings import ImportSettings
from sabbatical.formats.importers.mapping_file import BREAK, times_text


def mapping_template(draft: Draft, proposal: Proposal, settings: ImportSettings, source: str) -> str:
    """Return the template: what is known filled in, what is missing empty.

    Parameters
    ----------
    settings
        What the leader has filled in by now.
    source
        What the leader named.
    """
    blank = filled(blank_of(draft, proposal), settings)
    start, end = (f"{day}" if day is not None else '""' for day in (blank.start, blank.end))
    lines = [
        f"# What {_comment(source)} ({draft.format}) does not say. Fill in what is empty, then:",
        "#   sabbatical import SOURCE --mapping THIS_FILE",
        "",
        "[school]",
        f"name = {_text(blank.school_name)}",
        f'timezone = {_text(blank.timezone)}            # like "America/New_York"; empty: as it is, at first UTC',
        "",
        "[term]",
        f"name = {_text(blank.term_name)}",
        f"start = {start}            # like 2027-01-11",
        f"end = {end}",
        *_cycle(blank),
    ]
    if blank.source_term or blank.term_choices:
        listed = ", ".join(map(_text, blank.term_choices))
        lines.append(
            f"source_term = {_text(blank.source_term)}         # {f'one of {listed}' if listed else 'as chosen'}"
        )
    if blank.bell:
        lines += ["", "[bell]", f'# Times like "08:30-09:15"; "{BREAK}" where no class meets, as in a break.']
        lines += (
            f"{_text(name)} = {_text('' if times is None else times_text(times.start, times.end))}"
            for name, times in blank.bell
        )
    return "\n".join(lines) + "\n"


def _cycle(blank: Blank) -> list[str]:
    days, weekdays = (", ".join(map(_text, names)) for names in (blank.days, blank.weekdays))
    cycle = "" if blank.cycle is None else blank.cycle.value
    ordered = "put them in their order" if blank.days_are_open else "in their order"
    return [
        f"weekdays = [{weekdays}]   # on which the days below are; of MO, TU, WE, TH, FR, SA, SU",
        f"{'# ' * blank.days_are_told}days = [{days}]   # the source's days, {ordered}",
        f'cycle = {_text(cycle)}         # "weekly", or "rotating" where each school day takes the next day',
    ]


def _text(value: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(value: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in value)
