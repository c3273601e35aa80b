"""Every screen of the app."""

from sabbatical.ui.screens.absences import AbsencesScreen
from sabbatical.ui.screens.calendar import CalendarScreen
from sabbatical.ui.screens.charts import ChartsScreen
from sabbatical.ui.screens.classes import ClassesScreen
from sabbatical.ui.screens.database import DatabaseScreen
from sabbatical.ui.screens.export import ExportScreen
from sabbatical.ui.screens.guide import GuideScreen
from sabbatical.ui.screens.history import HistoryScreen
from sabbatical.ui.screens.home import HomeScreen
from sabbatical.ui.screens.import_ import ImportScreen
from sabbatical.ui.screens.outcome import OutcomeScreen
from sabbatical.ui.screens.people import PeopleScreen
from sabbatical.ui.screens.plan import PlanScreen
from sabbatical.ui.screens.policy import PolicyScreen
from sabbatical.ui.screens.repair import RepairScreen
from sabbatical.ui.screens.requests import RequestsScreen
from sabbatical.ui.screens.tell import TellScreen
from sabbatical.ui.screens.term_screen import TermScreen
from sabbatical.ui.screens.tradeoff import TradeOffScreen
from sabbatical.ui.screens.week import WeekScreen

SCREENS: tuple[type[TermScreen], ...] = (
    HomeScreen, PeopleScreen, RequestsScreen, ClassesScreen, PolicyScreen, PlanScreen, WeekScreen, OutcomeScreen,
    ExportScreen, TradeOffScreen, AbsencesScreen, RepairScreen, TellScreen, HistoryScreen,
    CalendarScreen, GuideScreen, ChartsScreen, ImportScreen, DatabaseScreen,
)  # fmt: skip
INNER_SCREENS: dict[str, type[TermScreen]] = {
    "Calendar": CalendarScreen,
    "Charts": ChartsScreen,
    "Guide": GuideScreen,
    "Import": ImportScreen,
    "Database": DatabaseScreen,
    "Trade-off": TradeOffScreen,
    "Repair": RepairScreen,
    "People to tell": TellScreen,
    "History": HistoryScreen,
}
"""Those that are no place of their own in the bar, by name."""
