"""Who could coach a request at all, whatever the timetable."""

from collections import defaultdict
from dataclasses import dataclass

from sabbatical.domain.rows.coaching import Request
from sabbatical.domain.rows.people import Teacher
from sabbatical.domain.school import School
from sabbatical.domain.suggestions import did_you_mean


@dataclass(frozen=True, slots=True)
class Coaches:
    """The facts that decide it."""

    teachers: dict[str, Teacher]
    levels: dict[str, dict[str, int]]
    """By topic and teacher."""
    apart: frozenset[frozenset[str]]
    """Pairs who are never coach and coachee of each other."""
    min_strength: int
    default_max_requests: int

    @classmethod
    def of(cls, school: School) -> "Coaches":
        """Return the facts of a school."""
        levels: dict[str, dict[str, int]] = defaultdict(dict)
        for strength in school.strengths:
            levels[strength.topic][strength.teacher] = strength.level
        return cls(
            teachers={teacher.id: teacher for teacher in school.teachers},
            levels=levels,
            apart=frozenset(frozenset({pair.person, pair.other}) for pair in school.pairs),
            min_strength=school.policy.min_strength,
            default_max_requests=school.defaults.max_requests,
        )

    def possible(self, request: Request) -> frozenset[str]:
        """Return the teachers whom nothing but the timetable could keep from coaching the request."""
        return frozenset(
            name
            for name in self.levels.get(request.topic, ())
            if name in self.teachers and not self.obstacle(request, name)
        )

    def obstacle(self, request: Request, name: str) -> str:
        """Return what keeps a teacher from coaching a request; empty if nothing does."""
        teacher = self.teachers[name]
        level = self.levels.get(request.topic, {}).get(name)
        most = self.default_max_requests if teacher.max_requests is None else teacher.max_requests
        obstacles = (
            (name == request.teacher, "nobody coaches themselves"),
            (level is None, f"strengths.csv gives them no level in {request.topic!r}"),
            (level is not None and level < self.min_strength, f"their level is {level}, below {self.min_strength}"),
            (not teacher.coach, "they are not willing to coach (teachers.csv, coach)"),
            (frozenset({name, request.teacher}) in self.apart, "pairs.csv keeps the two apart"),
            (most <= 0, "their max_requests is 0"),
        )
        return next((reason for holds, reason in obstacles if holds), "")

    def why_none(self, request: Request) -> str:
        """Return why nobody could coach the request."""
        levels = self.levels.get(request.topic)
        if not levels:
            guess = did_you_mean(request.topic, self.levels)
            return f"nobody could coach this: strengths.csv gives nobody a level in {request.topic!r}{guess}"
        reasons = "; ".join(f"{name}: {self.obstacle(request, name)}" for name in levels if name in self.teachers)
        return f"nobody could coach {request.topic!r} with {request.teacher!r} ({reasons})"
