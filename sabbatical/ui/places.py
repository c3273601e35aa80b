"""The places of the app: the one list behind keys, navigation bar, command palette and help."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen that one key reaches from anywhere."""

    id: str
    key: str
    title: str
    purpose: str
    """One sentence for the palette and the help."""
    short: str = ""
    """The title where room is scarce; empty: the title itself."""


PLACES = (
    Place(id="home", key="f2", title="Home", purpose="How the term is going, what needs you, what is next."),
    Place(id="people", key="f3", title="People", purpose="Teachers and substitutes: strengths, limits, availability."),
    Place(id="requests", key="f4", title="Requests", purpose="Who wants coaching, on what, and how urgently."),
    Place(id="classes", key="f5", title="Classes", purpose="The classes, their caps and what they lose."),
    Place(id="policy", key="f6", title="Policy", purpose="The rules of your school: caps, cover, spacing, limits."),
    Place(id="plan", key="f7", title="Plan", purpose="Plan the term, watch it tier by tier, publish it."),
    Place(id="week", key="f8", title="Week", purpose="One week of a teacher, a class, a coach or the school."),
    Place(id="outcome", key="f9", title="Outcome", purpose="Which requests are served, and why others are not."),
    Place(id="export", key="f10", title="Export", purpose="Hand out schedules: staff, board, people."),
    # Not F11: most terminals take it for the full screen.
    Place(
        id="absences",
        key="f12",
        title="Absences",
        short="Absent",
        purpose="Who is away; repair the day and tell people.",
    ),
)
