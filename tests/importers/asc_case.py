"""The school of `tests.importers.case` as aSc writes it."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

from tests.importers.case import DAYS, ROWS, TEACHERS, TIMES, Row


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
