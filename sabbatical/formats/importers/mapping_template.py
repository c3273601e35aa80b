"""The template of mapping.toml for one source."""

import json

from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.proposal import NO_DATE, Proposal
from sabbatical.domain.school import BellPeriod
from sabbatical.formats.importers.mapping_file import BREAK, times_text


def mapping_template(draft: Draft, proposal: Proposal, source: str) -> str:
    """Return the template: what is known filled in, what is missing empty.

    Parameters
    ----------
    source
        What the leader named.
    """
    school, term = proposal.school.info, proposal.school.term
    start, end = (f"{day}" if day != NO_DATE else '""' for day in (term.start, term.end))
    lines = [
        f"# What {_comment(source)} ({draft.format}) does not say. Fill in what is empty, then:",
        "#   sabbatical import SOURCE --mapping THIS_FILE",
        "",
        "[school]",
        f"name = {_text(school.name)}",
        'timezone = ""            # like "America/New_York"; empty: as it is, at first UTC',
        "",
        "[term]",
        f"name = {_text(term.name)}",
        f"start = {start}            # like 2027-01-11",
        f"end = {end}",
        *_cycle(proposal, draft),
    ]
    if draft.term_choices:
        listed = ", ".join(map(_text, draft.term_choices))
        lines.append(f'source_term = ""         # one of {listed}')
    if draft.periods:
        lines += ["", "[bell]", f'# Times like "08:30-09:15"; "{BREAK}" where no class meets, as in a break.']
        times = {row.period: row for row in proposal.school.bell}
        lines += (f"{_text(row.name)} = {_text(_known(row.name, times, proposal))}" for row in draft.periods)
    return "\n".join(lines) + "\n"


def _cycle(proposal: Proposal, draft: Draft) -> list[str]:
    open_keys = {need.key for need in proposal.needs}
    term = proposal.school.term
    days = ", ".join(map(_text, term.days))
    weekdays = "" if open_keys & {"term.cycle", "term.weekdays"} else ", ".join(map(_text, term.weekdays))
    cycle = "" if "term.cycle" in open_keys else term.cycle.value
    ordered = "put them in their order" if "term.days" in open_keys else "in their order"
    return [
        f"weekdays = [{weekdays}]   # on which the days below are; of MO, TU, WE, TH, FR, SA, SU",
        f"{'# ' * draft.is_ordered}days = [{days}]   # the source's days, {ordered}",
        f'cycle = {_text(cycle)}         # "weekly", or "rotating" where each school day takes the next day',
    ]


def _known(name: str, times: dict[str, BellPeriod], proposal: Proposal) -> str:
    if name in proposal.left_out:
        return BREAK
    return times_text(times[name].start, times[name].end) if name in times else ""


def _text(value: str) -> str:
    """Return a text as TOML writes it."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(value: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in value)
