"""Every field of policy and defaults: what it means, its unit, its default, and what may be typed."""

from dataclasses import dataclass
from decimal import Decimal

from sabbatical.domain.settings import DEFAULT_REPLAN_TIERS, DEFAULT_TIERS, TeacherCover
from sabbatical.ui import parsing
from sabbatical.ui.parsing import Parse

PERCENT = parsing.decimal(Decimal(0), Decimal(100))
FACTOR = parsing.whole(0, 100)
COUNT = parsing.whole(0)
DAYS = parsing.whole(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field of the policy form."""

    name: str
    """Attribute of its dataclass."""
    label: str
    note: str
    parse: Parse[object]
    choices: tuple[str, ...] = ()
    """Where it is chosen and not typed."""
    names: tuple[str, ...] = ()
    """Where names are put in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A group of fields that make up one dataclass, or part of one."""

    title: str
    part: str
    """`policy`, `factors` or `defaults`."""
    specs: tuple[FieldSpec, ...]


def _spec(name: str, label: str, parse: Parse[object], note: str) -> FieldSpec:
    return FieldSpec(name=name, label=label, parse=parse, note=note)


def _yes_no(typed: str) -> bool:
    return typed == "yes"


SECTIONS: tuple[Section, ...] = (
    Section(
        title="What classes may lose",
        part="policy",
        specs=(
            _spec(
                "loss_cap_percent",
                "Cap of a class",
                PERCENT,
                "Percent of its scheduled minutes in the term; 0: nothing; default 3.0",
            ),
            _spec(
                "group_cap_percent",
                "Cap of a group",
                parsing.optional(PERCENT),
                "The same for each student group; empty: no such cap",
            ),
            _spec(
                "releases_per_class",
                "Releases of a class",
                COUNT,
                "At most so many planned releases of one class ...; default 2",
            ),
            _spec(
                "releases_window_days",
                "... in school days",
                DAYS,
                "... in any window of so many school days; default 10",
            ),
            _spec(
                "max_released_together",
                "Released together",
                COUNT,
                "Teachers released in one period, school-wide; 0: no limit; default 4",
            ),
            FieldSpec(
                name="allow_uncovered",
                label="Uncovered releases",
                parse=_yes_no,
                choices=("no", "yes"),
                note="May a planned release leave a class without cover? Default no",
            ),
        ),
    ),
    Section(
        title="Share of the time that counts as lost, by who covers (percent)",
        part="factors",
        specs=(
            _spec("coteacher", "Co-teacher", FACTOR, "Another of the class's own teachers leads; default 25"),
            _spec("same_subject", "Same subject", FACTOR, "A colleague of the same subject; default 30"),
            _spec("colleague", "Colleague", FACTOR, "Any other colleague; default 60"),
            _spec("substitute", "Substitute", FACTOR, "A substitute; default 75"),
            _spec("supervisor", "Supervisor", FACTOR, "Somebody who only watches over the class; default 90"),
            _spec("uncovered", "Uncovered", FACTOR, "Nobody; default 100"),
        ),
    ),
    Section(
        title="Cover",
        part="policy",
        specs=(
            FieldSpec(
                name="teacher_cover",
                label="Teachers cover",
                parse=TeacherCover,
                choices=tuple(kind.value for kind in TeacherCover),
                note="all; absences: never for a planned release; none; default all",
            ),
            _spec(
                "substitute_budget",
                "Substitute budget",
                parsing.optional(parsing.decimal(Decimal(0), places=2)),
                "Cost in the term, currency units; empty: no limit",
            ),
        ),
    ),
    Section(
        title="Coaching",
        part="policy",
        specs=(
            _spec(
                "min_strength",
                "Least strength",
                parsing.whole(1, 5),
                "Level in the topic that a coach needs, 1 to 5; default 3",
            ),
            _spec(
                "sabbatical_weeks",
                "Sabbatical weeks",
                COUNT,
                "All of a coach's sessions within so many weeks; 0: no limit; default 6",
            ),
            _spec(
                "cycle_gap_min",
                "Gap of cycles, least",
                COUNT,
                "School days from a cycle to the next; 0: same day, later period; default 2",
            ),
            _spec("cycle_gap_max", "Gap of cycles, most", COUNT, "School days; default 15"),
            _spec(
                "notice_days", "Notice", COUNT, "School days from today in which a change counts threefold; default 2"
            ),
        ),
    ),
    Section(
        title="What is best: tiers in order, each held before the next",
        part="policy",
        specs=(
            FieldSpec(
                name="tiers",
                label="Tiers",
                parse=parsing.order_of(DEFAULT_TIERS),
                names=DEFAULT_TIERS,
                note="+ and - move the one under the cursor; Enter or a click moves it up",
            ),
            FieldSpec(
                name="replan_tiers",
                label="Tiers of a re-plan",
                parse=parsing.order_of(DEFAULT_REPLAN_TIERS),
                names=DEFAULT_REPLAN_TIERS,
                note="The same, with changes among them",
            ),
        ),
    ),
    Section(
        title="Limits of teachers whose own field is empty",
        part="defaults",
        specs=(
            _spec("max_requests", "Requests coached", COUNT, "In the term; 0: none; default 2"),
            _spec("release_day_max", "Release a day", COUNT, "Minutes; 0: none; default 60"),
            _spec("release_week_max", "Release a week", COUNT, "Minutes; 0: none; default 120"),
            _spec("release_term_max", "Release a term", COUNT, "Minutes; 0: none; default 1200"),
            _spec("cover_day_max", "Covers a day", COUNT, "One cover is one class in one period; 0: none; default 1"),
            _spec("cover_week_max", "Covers a week", COUNT, "0: none; default 2"),
            _spec("cover_term_max", "Covers a term", COUNT, "0: none; default 12"),
            _spec("prep_week_min", "Preparation a week", COUNT, "Minutes that stay untouched; default 90"),
        ),
    ),
)
