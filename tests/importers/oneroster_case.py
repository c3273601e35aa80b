"""The school of `tests.importers.case` as OneRoster's tables."""

from pathlib import Path

from tests.importers.case import DAYS, ROWS, TEACHERS, TIMES, Row


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
