"""The keys that work everywhere."""

from textual.binding import Binding

from sabbatical.ui.places import PLACES

APP_KEYS: tuple[Binding, ...] = (
    # What leads elsewhere has priority: keys that follow at once then reach the new place and not the old one.
    *(
        Binding(
            place.key,
            f"go('{place.id}')",
            place.title,
            show=False,
            priority=True,
            tooltip=place.purpose,
            id=f"go.{place.id}",
        )
        for place in PLACES
    ),
    Binding("tab", "app.focus_next", "Next field", show=False, priority=True, id="focus.next"),
    Binding("shift+tab", "app.focus_previous", "Field before", show=False, priority=True, id="focus.previous"),
    Binding("ctrl+z", "undo", "Undo", show=False, priority=True, id="undo"),
    Binding("ctrl+y", "redo", "Redo", show=False, priority=True, id="redo"),
    Binding(
        "ctrl+g",
        "go('history')",
        "History",
        priority=True,
        tooltip="Every version of the plan: compare, bring back",
        id="go.history",
    ),
    Binding("ctrl+t", "go('guide')", "Guide", show=False, tooltip="A new school in five steps", id="go.guide"),
    Binding("ctrl+o", "go('import')", "Import", show=False, tooltip="A timetable or a school folder", id="go.import"),
    Binding("ctrl+r", "go('database')", "Database", show=False, tooltip="Backups, doctor, deletion", id="go.database"),
    Binding("f1", "help", "Help", id="help", key_display="F1"),
)
