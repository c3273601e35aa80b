"""The school of `tests.importers.case` as FET writes it."""

from pathlib import Path
from xml.sax.saxutils import escape

from tests.importers.case import DAYS, ROWS, TEACHERS, TIMES, Row


def fet_text(rows: tuple[Row, ...] = ROWS, *, extra: str = "", mode: str = "Official") -> str:
    """A .fet in which nothing is placed."""
    activities = "".join(_fet_activity(number, row) for number, (row, _, _) in _placed(rows))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n\n<fet version="6.8.5">\n'
        f"<Mode>{mode}</Mode>\n<Institution_Name>Lake School</Institution_Name>\n"
        f"<Days_List>\n<Number_of_Days>5</Number_of_Days>\n{_fet_names('Day', DAYS)}</Days_List>\n"
        f"<Hours_List>\n<Number_of_Hours>3</Number_of_Hours>\n{_fet_names('Hour', tuple(TIMES))}</Hours_List>\n"
        f"<Teachers_List>\n{_fet_names('Teacher', tuple(TEACHERS))}</Teachers_List>\n"
        "<Students_List><Year><Name>7</Name><Number_of_Students>50</Number_of_Students>"
        "<Group><Name>7A</Name><Number_of_Students>24</Number_of_Students></Group>"
        "<Group><Name>7B</Name><Number_of_Students>26</Number_of_Students></Group></Year></Students_List>\n"
        f"<Activities_List>\n{activities}</Activities_List>\n{extra}</fet>\n"
    )


def fet_activities_text(rows: tuple[Row, ...] = ROWS) -> str:
    """An _activities.xml."""
    placed = "".join(
        f"<Activity>\n\t<Id>{number}</Id>\n\t<Day>{DAYS[day]}</Day>\n\t<Hour>{period}</Hour>\n"
        f"\t<Room>{row.room}</Room>\n</Activity>\n"
        for number, (row, day, period) in _placed(rows)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Activities_Timetable>\n{placed}</Activities_Timetable>\n'


def fet_folder(folder: Path, rows: tuple[Row, ...] = ROWS) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "lake.fet").write_text(fet_text(rows), encoding="utf-8-sig")
    (folder / "lake_activities.xml").write_text(fet_activities_text(rows), encoding="utf-8-sig")
    return folder


def fet_csv(path: Path, rows: tuple[Row, ...] = ROWS, delimiter: str = ",") -> Path:
    header = ["Activity Id", "Day", "Hour", "Students Sets", "Subject", "Teachers", "Activity Tags", "Room", "Comments"]
    cells = [
        [str(number), DAYS[day], period, "+".join(row.groups), row.subject, "+".join(row.teachers), "", row.room, ""]
        for number, (row, day, period) in _placed(rows)
    ]
    lines = [delimiter.join(header), *(delimiter.join(f'"{cell}"' for cell in line) for line in cells)]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8-sig", newline="")
    return path


def _placed(rows: tuple[Row, ...]) -> list[tuple[int, tuple[Row, int, str]]]:
    return list(enumerate(((row, day, period) for row in rows for day, period in row.times), start=1))


def _fet_names(tag: str, names: tuple[str, ...]) -> str:
    return "".join(f"<{tag}>\n\t<Name>{escape(name)}</Name>\n</{tag}>\n" for name in names)


def _fet_activity(number: int, row: Row) -> str:
    teachers = "".join(f"\t<Teacher>{name}</Teacher>\n" for name in row.teachers)
    students = "".join(f"\t<Students>{name}</Students>\n" for name in row.groups)
    return (
        f"<Activity>\n{teachers}\t<Subject>{row.subject}</Subject>\n{students}\t<Duration>1</Duration>\n"
        f"\t<Total_Duration>1</Total_Duration>\n\t<Id>{number}</Id>\n\t<Activity_Group_Id>0</Activity_Group_Id>\n"
        "\t<Active>true</Active>\n\t<Comments></Comments>\n</Activity>\n"
    )
