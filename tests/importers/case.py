"""One small school as each timetabling program writes it, to the documented layouts.

Four teachers, Monday to Friday, three periods:

    lesson  class        teachers   meets              room
    1       7A Maths     KIM        Mon 1, Wed 1       R1
    2       7B Maths     KIM        Tue 2              R1
    3       7A English   BEN        Mon 2, Thu 3       R2
    4       7A + 7B PE   CAR, DAN   Fri 1              Gym
    5       (none)       KIM, BEN   Fri 3              a staff meeting
"""

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from sabbatical.domain.imports.draft import Draft
from sabbatical.domain.imports.settings import ImportSettings, PeriodTimes
from sabbatical.formats.importers.registry import SourceReading, read_source

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
TEACHERS = {"KIM": "Ann Kim", "BEN": "Bo Ben", "CAR": "Cleo Carmine", "DAN": "Dan Diaz"}
TIMES = {"1": ("08:00", "08:45"), "2": ("08:50", "09:35"), "3": ("09:40", "10:25")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    number: int
    groups: tuple[str, ...]
    subject: str
    teachers: tuple[str, ...]
    times: tuple[tuple[int, str], ...]
    """Day from 0, period."""
    room: str = ""


ROWS = (
    Row(number=1, groups=("7A",), subject="Maths", teachers=("KIM",), times=((0, "1"), (2, "1")), room="R1"),
    Row(number=2, groups=("7B",), subject="Maths", teachers=("KIM",), times=((1, "2"),), room="R1"),
    Row(number=3, groups=("7A",), subject="English", teachers=("BEN",), times=((0, "2"), (3, "3")), room="R2"),
    Row(number=4, groups=("7A", "7B"), subject="PE", teachers=("CAR", "DAN"), times=((4, "1"),), room="Gym"),
    Row(number=5, groups=(), subject="Staff", teachers=("KIM", "BEN"), times=((4, "3"),)),
)

SETTINGS = ImportSettings(
    school_name="Lake School",
    term_name="Spring",
    start=dt.date(2027, 1, 11),
    end=dt.date(2027, 3, 19),
    bell={
        period: PeriodTimes(start=dt.time.fromisoformat(start), end=dt.time.fromisoformat(end))
        for period, (start, end) in TIMES.items()
    },
)


def times_of(draft: Draft) -> set[tuple[str, str, int, str]]:
    """Class, teacher, day from 0 and period of every meeting."""
    numbers = {name[:3]: number for number, name in enumerate(DAYS)}
    return {(row.class_id, row.teacher, numbers[row.day[:3]], row.period) for row in draft.meetings or ()}


def expected_times(names: dict[str, str] | None = None) -> set[tuple[str, str, int, str]]:
    """What `times_of` is for the school above; `names` = ids of teachers where they are others."""
    return {
        (f"{' + '.join(row.groups)} {row.subject}", (names or {}).get(who, who), day, period)
        for row in ROWS
        if row.groups
        for who in row.teachers
        for day, period in row.times
    }


def read(path: Path, settings: ImportSettings = SETTINGS, **options: str) -> SourceReading:
    return read_source(path, settings, **options)


def draft_of(path: Path, settings: ImportSettings = SETTINGS, **options: str) -> Draft:
    """The draft of a source without errors."""
    reading = read(path, settings, **options)
    assert reading.draft is not None, [finding.text for finding in reading.findings]
    return reading.draft


def problems_of(path: Path, settings: ImportSettings = SETTINGS, **options: str) -> list[str]:
    return [finding.text for finding in read(path, settings, **options).findings]


# FET ------------------------------------------------------------------------------------------------------------------


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


# Untis ----------------------------------------------------------------------------------------------------------------


def untis_folder(
    folder: Path, rows: tuple[Row, ...] = ROWS, *, delimiter: str = ",", encoding: str = "utf-8", groups: str = ""
) -> Path:
    """GPU001, GPU002, GPU004 and GPU008; `groups` = the lesson group of lesson 1."""
    folder.mkdir(exist_ok=True)
    gpu001 = [
        [
            str(row.number),
            _quoted(group),
            _quoted(who),
            _quoted(row.subject),
            _quoted(row.room),
            str(day + 1),
            period,
            "",
            "",
        ]
        for row in rows
        for day, period in row.times
        for group in row.groups or ("",)
        for who in row.teachers
    ]
    gpu002 = [
        _fields(46, {1: str(row.number), 10: "24", 12: _quoted(groups if row.number == 1 else "")}) for row in rows
    ]
    gpu004 = [
        _fields(43, {1: _quoted(short), 2: _quoted(name.split()[1]), 29: _quoted(name.split()[0]), 31: "2",
                     33: f"{short.lower()}@lake.example", 41: "19800101"})
        for short, name in TEACHERS.items()
    ]  # fmt: skip
    gpu008 = [[_quoted("KIM"), _quoted("M*"), "", ""], [_quoted("BEN"), _quoted("French"), "5", "8"]]
    for name, table in (("GPU001", gpu001), ("GPU002", gpu002), ("GPU004", gpu004), ("GPU008", gpu008)):
        text = "".join(delimiter.join(line) + "\r\n" for line in table)
        (folder / f"{name}.TXT").write_bytes(text.encode(encoding))
    return folder


def _quoted(text: str) -> str:
    return f'"{text}"'


def _fields(count: int, known: dict[int, str]) -> list[str]:
    return [known.get(number, "") for number in range(1, count + 1)]


# aSc ------------------------------------------------------------------------------------------------------------------


def asc_text(rows: tuple[Row, ...] = ROWS, *, encoding: str = "UTF-8", extra: str = "") -> str:
    days = "".join(
        f'<daysdef id="D{place}" name="{name}" short="{name[:2]}" days="{_bits(place, 5)}"/>'
        for place, name in enumerate(DAYS)
    )
    periods = "".join(
        f'<period period="{number}" name="{number}" short="{number}" starttime="{start.lstrip("0")}" endtime="{end}"/>'
        for number, (start, end) in TIMES.items()
    )
    subjects = "".join(f'<subject id="S{row.number}" name="{row.subject}" short="{row.subject[:2]}"/>' for row in rows)
    teachers = "".join(
        f'<teacher id="T{short}" name={quoteattr(name)} short="{short}" email="{short.lower()}@lake.example" '
        'mobile="0123"/>'
        for short, name in TEACHERS.items()
    )
    lessons = "".join(
        f'<lesson id="L{row.number}" subjectid="S{row.number}" classids="{_ids("C", row.groups)}" '
        f'groupids="{_ids("G", row.groups)}" teacherids="{_ids("T", row.teachers)}" classroomids="" '
        'periodspercard="1"/>\n'
        for row in rows
    )
    cards = "".join(
        f'<card lessonid="L{row.number}" period="{period}" days="{_bits(day, 5)}" weeks="1" terms="1" '
        f'classroomids="{f"R{row.room}" if row.room else ""}"/>\n'
        for row in rows
        for day, period in row.times
    )
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<timetable ascttversion="2024.24.1" importtype="database" '
        'options="idprefix:ff,daynumbering1" schoolname="Lake School">\n'
        f'<periods columns="period,name,short,starttime,endtime">{periods}</periods>\n'
        f'<daysdefs columns="id,name,days"><daysdef id="DX" name="Any" short="X" days="11111"/>{days}</daysdefs>\n'
        '<weeksdefs><weeksdef id="W1" name="All" short="A" weeks="1"/></weeksdefs>\n'
        f"<subjects>{subjects}</subjects>\n<teachers>{teachers}</teachers>\n"
        '<buildings><building id="B1" name="Main" short="M"/></buildings>\n'
        '<classrooms><classroom id="RR1" name="Room 1" short="R1" buildingid="B1"/><classroom id="RR2" name="Room 2" '
        'short="R2" buildingid="B1"/><classroom id="RGym" name="Gym" short="" buildingid=""/></classrooms>\n'
        '<classes><class id="C7A" name="Seven A" short="7A"/><class id="C7B" name="Seven B" short="7B"/></classes>\n'
        '<groups><group id="G7A" classid="C7A" name="Entire class" entireclass="1" studentcount="24"/>'
        '<group id="G7B" classid="C7B" name="Entire class" entireclass="1"/>'
        '<group id="G7Ag" classid="C7A" name="Girls" entireclass="0"/></groups>\n'
        '<students><student id="P1" classid="C7A" firstname="Pia" lastname="Poe"/></students>\n'
        f"<lessons>{lessons}</lessons>\n<cards>{cards}</cards>\n{extra}</timetable>\n"
    )


def asc_file(path: Path, rows: tuple[Row, ...] = ROWS) -> Path:
    path.write_text(asc_text(rows), encoding="utf-8")
    return path


def _ids(letter: str, names: tuple[str, ...]) -> str:
    return ",".join(f"{letter}{name}" for name in names)


def _bits(place: int, length: int) -> str:
    return "".join("1" if number == place else "0" for number in range(length))


# OneRoster ------------------------------------------------------------------------------------------------------------


def oneroster_tables(version: str = "1.1", rows: tuple[Row, ...] = ROWS) -> dict[str, str]:
    """The files by name; in 1.2 roles leave users.csv."""
    taught = [row for row in rows if row.groups]
    old = version == "1.1"
    user_columns = ["sourcedId", "status", "dateLastModified", "enabledUser"]
    user_columns += ["orgSourcedIds", "role"] if old else []
    user_columns += ["username", "givenName", "familyName", "email", "phone", "password"]
    users = [("u" + short, *name.split(), "teacher") for short, name in TEACHERS.items()]
    users += [("s1", "Pia", "Poe", "student"), ("p1", "Pat", "Poe", "parent")]
    return {
        "manifest.csv": f"propertyName,value\nmanifest.version,1.0\noneroster.version,{version}\n",
        "orgs.csv": "sourcedId,status,name,type\no0,,District,district\no1,,Lake School,school\n",
        "academicSessions.csv": (
            "sourcedId,status,title,type,startDate,endDate,parentSourcedId,schoolYear\n"
            "y1,,2026/27,schoolYear,2026-09-01,2027-07-31,,2027\n"
            "t1,,Autumn,term,2026-09-01,2026-12-18,y1,2027\nt2,,Spring,term,2027-01-11,2027-03-19,y1,2027\n"
        ),
        "courses.csv": "sourcedId,title\n" + "".join(f"k{row.number},{row.subject}\n" for row in taught),
        "users.csv": _table(user_columns, [_user(user, old=old) for user in users]),
        **({} if old else {"roles.csv": _table(
            ["sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId"],
            [[f"r{number}", user, "primary", role, "o1"] for number, (user, _, _, role) in enumerate(users)],
        )}),
        "classes.csv": _table(
            ["sourcedId", "status", "title", "courseSourcedId", "classCode", "location", "schoolSourcedId",
             "termSourcedIds", "periods"],
            [
                [f"c{row.number}", "", f"{' + '.join(row.groups)} {row.subject}", f"k{row.number}", "", row.room, "o1",
                 "t1,t2" if row.number == 1 else "y1", ""]
                for row in taught
            ],
        ),
        "enrollments.csv": _table(
            ["sourcedId", "status", "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary"],
            [
                *([f"e{row.number}{who}", "", f"c{row.number}", "o1", f"u{who}", "teacher", "true"]
                  for row in taught for who in row.teachers),
                ["es", "", "c1", "o1", "s1", "student", "false"],
            ],
        ),
        "timetable.csv": _table(
            ["class", "cycle_day", "period", "room"],
            [[f"c{row.number}", DAYS[day], period, row.room] for row in taught for day, period in row.times],
        ),
        "bell.csv": _table(["schedule", "period", "start", "end"], [["regular", *item] for item in _bell()]),
    }  # fmt: skip


def oneroster_folder(folder: Path, version: str = "1.1", rows: tuple[Row, ...] = ROWS) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in oneroster_tables(version, rows).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _user(user: tuple[str, str, str, str], *, old: bool) -> list[str]:
    who, given, family, role = user
    at_school = ["o1", role] if old else []
    return [who, "", "", "true", *at_school, who, given, family, f"{who}@lake.example", "0123", "secret"]


def _bell() -> list[list[str]]:
    return [[period, start, end] for period, (start, end) in TIMES.items()]


def _table(header: list[str], rows: list[list[str]]) -> str:
    return "".join(",".join(f'"{cell}"' if "," in cell else cell for cell in line) + "\n" for line in [header, *rows])


# A spreadsheet --------------------------------------------------------------------------------------------------------


def sheet_rows(rows: tuple[Row, ...] = ROWS) -> list[list[str]]:
    """Two rows of headings, days above periods; the staff meeting is a duty."""
    cells = {
        (who, day, period): f"{' + '.join(row.groups)} | {row.subject} | {row.room}" if row.groups else "duty"
        for row in rows
        for who in row.teachers
        for day, period in row.times
    }
    return [
        ["", *(day if period == "1" else "" for day in DAYS for period in TIMES)],
        ["Teacher", *(period for _ in DAYS for period in TIMES)],
        *([who, *(cells.get((who, day, period), "") for day in range(5) for period in TIMES)] for who in TEACHERS),
    ]


def sheet_csv(path: Path, rows: tuple[Row, ...] = ROWS, delimiter: str = ";") -> Path:
    path.write_text("".join(delimiter.join(line) + "\n" for line in sheet_rows(rows)), encoding="utf-8")
    return path


def sheet_xlsx(path: Path, rows: tuple[Row, ...] = ROWS) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in sheet_rows(rows):
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in line])
    sheet.merge_cells("B1:D1")
    book.save(path)
    return path


def moved(rows: tuple[Row, ...] = ROWS) -> tuple[Row, ...]:
    """The same school after a change: 7B Maths moves from Tuesday 2 to Tuesday 3."""
    return tuple(replace(row, times=((1, "3"),)) if row.number == 2 else row for row in rows)
