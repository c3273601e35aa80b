"""The keys of the week, the most needed first: where room is scarce, the last ones are in the help alone."""

from textual.binding import Binding

WEEK_KEYS: tuple[Binding, ...] = (
    Binding("escape", "put_back", "Put back"),
    Binding("l", "next_place", "Next allowed", tooltip="The next place where it breaks nothing"),
    Binding("c", "carry", "Carry", tooltip="Pick the session up, to move it; the mouse drags it"),
    Binding("r", "rest", "Repair rest", tooltip="Repair the rest around what was put by hand"),
    Binding("n", "week(1)", "Next week"),
    Binding("p", "week(-1)", "Before", tooltip="The week before"),
    Binding("d", "date", "Date", tooltip="Go to a date"),
    Binding("m", "mode", "Whose", tooltip="Teachers, classes, coaches, the whole school"),
    Binding("slash", "pick", "Pick", key_display="/", tooltip="Open the list of people or classes; typing searches it"),
    Binding("j", "step(1)", "Next one", tooltip="The next person or class"),
    Binding("k", "step(-1)", "One before", tooltip="The person or class before"),
    Binding("g", "next_duty", "Duty", tooltip="The next session or cover"),
    Binding("t", "today", "Today"),
    Binding("y", "why", "Why this", tooltip="Why it is as it is, and what all else would change"),
    Binding("e", "who_else", "Who else", tooltip="Who else could take it, and when else it could be"),
    Binding("i", "pin", "Pin", tooltip="A re-plan leaves it where it is, or may move it again"),
    Binding("w", "withdraw", "Withdraw", tooltip="The session's cycle, and those after it"),
    Binding("o", "other_person", "Other cover", tooltip="Name another person for the cover"),
    Binding("x", "missed", "Missed", tooltip="It did not take place, or it did after all"),
    Binding("a", "go('absences')", "Absences"),
)
