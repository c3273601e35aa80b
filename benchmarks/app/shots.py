"""What there is to take a picture of: each screen, each window, and the keys that lead there."""

from dataclasses import dataclass

from sabbatical.ui.every_screen import SCREENS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture."""

    name: str
    """Also that of the file."""
    place: str
    """Id of the screen where the keys begin."""
    keys: tuple[str, ...] = ()
    shows: str
    """Name of the class that is in view then."""
    awaits: str = ""
    """Selector of the button that can be pressed once what is shown is all there; empty: it is at once."""


def _window(name: str, place: str, keys: str, shows: str, awaits: str = "") -> Shot:
    return Shot(name=name, place=place, keys=tuple(keys.split()), shows=shows, awaits=awaits)


SCREEN_SHOTS: tuple[Shot, ...] = tuple(
    Shot(name=screen.PLACE, place=screen.PLACE, shows=screen.__name__) for screen in SCREENS
)

FURTHER_SHOTS: tuple[Shot, ...] = (
    _window("people-substitutes", "people", "t", "PeopleScreen"),
    _window("week-school", "week", "m m m", "WeekScreen"),
    _window("calendar-bell", "calendar", "t", "CalendarScreen"),
    _window("outcome-served", "outcome", "t", "OutcomeScreen"),
    _window("repair-tiers", "repair", "l", "RepairScreen"),
    _window("tradeoff-found", "tradeoff", "s", "TradeOffScreen", "#export"),
    _window("tradeoff-chart", "tradeoff", "s c", "TradeOffScreen", "#export"),
    _window("charts-next", "charts", "n", "ChartsScreen"),
)
"""Screens at another list or look."""

WINDOW_SHOTS: tuple[Shot, ...] = (
    _window("help", "people", "f1", "Help"),
    _window("palette", "home", "ctrl+p", "CommandPalette"),
    _window("tour", "home", "", "Tour"),
    _window("problem", "home", "", "Problem"),
    _window("teacher", "people", "e", "TeacherForm"),
    _window("teacher-limits", "people", "e ctrl+n", "TeacherForm"),
    _window("teacher-strengths", "people", "e ctrl+n ctrl+n", "TeacherForm"),
    _window("teacher-availability", "people", "e ctrl+n ctrl+n ctrl+n", "TeacherForm"),
    _window("substitute", "people", "t e", "SubstituteForm"),
    _window("request", "requests", "e", "RequestForm"),
    _window("class", "classes", "e", "ClassForm"),
    _window("choose-many", "classes", "e tab tab tab tab tab down", "ChooseMany"),
    _window("bulk-edit", "people", "b", "BulkEdit"),
    _window("paste", "people", "p", "PasteRows"),
    _window("delete", "people", "d", "Confirm"),
    _window("calendar-date", "calendar", "enter", "CalendarForm"),
    _window("bell-period", "calendar", "t enter", "BellForm"),
    _window("new-school", "guide", "", "NewSchoolForm"),
    _window("absence", "absences", "e", "AbsenceForm"),
    _window("enter-absences", "absences", "n", "EnterAbsences"),
    _window("choose-periods", "absences", "n o k a enter tab p", "ChoosePeriods"),
    _window("go-to-date", "week", "d", "GoToDate"),
    _window("cell", "week", "g enter", "CellMenu"),
    _window("why-this", "week", "g y", "WhyThis"),
    _window("who-else", "plan", "l ctrl+end w", "WhoElse"),
    _window("other-cover", "week", "", "NameCoverWindow"),
    _window("carrying", "week", "m m m n n g c", "WeekScreen"),
    _window("verdict", "week", "m m m n n g w", "VerdictWindow"),
    _window("why-not", "requests", "w", "WhyNot"),
    _window("robust", "plan", "h", "HowRobust"),
    _window("versions-compared", "history", "c", "Compare"),
    _window("version", "history", "enter", "VersionParts"),
    _window("version-found", "history", "f", "VersionSteps"),
    _window("doctor", "database", "d", "Doctor"),
    _window("mapping", "import", "", "MappingForm"),
    _window("actions", "history", "a", "Actions"),
    _window("export-charts", "charts", "e", "FolderForm"),
)
"""Windows over a screen."""

SHOTS = (*SCREEN_SHOTS, *FURTHER_SHOTS, *WINDOW_SHOTS)
