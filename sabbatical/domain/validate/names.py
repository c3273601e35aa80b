"""The names that a school's tables may mention, each with what a wrong mention is told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from sabbatical.domain.findings import Finding
from sabbatical.domain.patterns import steps_by_pattern
from sabbatical.domain.school import School
from sabbatical.domain.suggestions import did_you_mean
from sabbatical.domain.validate.doubts import TERM_DAYS, Doubts
from sabbatical.domain.validate.report import error

_FEW = 12
_MOST_GUESSES = 50
"""Guessing is slow; beyond so many wrong names it is the file that is wrong, not its spelling."""


@dataclass(frozen=True, slots=True)
class Names:
    """All names of one kind."""

    known: frozenset[str]
    words: str
    """What such a name is, as in "'X' is not ..."."""
    complete: bool
    """Whether all names could be read; if not, no mention is called wrong."""
    _guesses: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[str], words: str, *, complete: bool) -> "Names":
        """Return names that are all `known`."""
        return cls(frozenset(known), words, complete)

    def problem(self, name: str) -> str:
        """Return what is wrong with a mention of `name`; empty if nothing is."""
        if name in self.known or not self.complete:
            return ""
        if name not in self._guesses:
            guess = did_you_mean(name, sorted(self.known)) if len(self._guesses) < _MOST_GUESSES else ""
            self._guesses[name] = guess or self._all()
        return f"{name!r} is not {self.words}{self._guesses[name]}"

    def mentions(self, table: str, row: int, column: str, names: Iterable[str]) -> Iterator[Finding]:
        """Yield an error for each wrong mention in a cell."""
        for name in dict.fromkeys(names):
            if message := self.problem(name):
                yield error(table, row, column, message)

    def _all(self) -> str:
        return f"; allowed are {', '.join(sorted(self.known))}" if 0 < len(self.known) <= _FEW else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolNames:
    """Every kind of name."""

    teachers: Names
    people: Names
    """Teachers and substitutes."""
    classes: Names
    cycle_days: Names
    schedules: Names
    periods: Names
    patterns: Names

    @classmethod
    def of(cls, school: School, doubts: Doubts) -> "SchoolNames":
        """Return the names of a school."""

        def whole(*tables: str) -> bool:
            return doubts.incomplete.isdisjoint(tables)

        teachers = [teacher.id for teacher in school.teachers]
        substitutes = [person.id for person in school.substitutes]
        return cls(
            teachers=Names.of(teachers, "the id of a teacher in teachers.csv", complete=whole("teachers")),
            people=Names.of(
                teachers + substitutes,
                "the id of anyone in teachers.csv or substitutes.csv",
                complete=whole("teachers", "substitutes"),
            ),
            classes=Names.of(
                (found.id for found in school.classes), "the id of a class in classes.csv", complete=whole("classes")
            ),
            cycle_days=Names.of(school.term.days, "a cycle day of school.toml (term.days)", complete=whole(TERM_DAYS)),
            schedules=Names.of(
                (row.schedule for row in school.bell), "a bell schedule of bell.csv", complete=whole("bell")
            ),
            periods=Names.of((row.period for row in school.bell), "a period of bell.csv", complete=whole("bell")),
            patterns=Names.of(
                steps_by_pattern(school), "a pattern, built in or of patterns.csv", complete=whole("patterns")
            ),
        )
