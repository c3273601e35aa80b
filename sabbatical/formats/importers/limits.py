"""How much of a source is read: more than any school's timetable, less than a computer's memory."""

MAX_FILE_BYTES = 48 * 2**20
MAX_UNPACKED_BYTES = 128 * 2**20
"""Of all that is in an archive together."""
MAX_FILES = 2_000
MAX_XML_ELEMENTS = 1_000_000
MAX_XML_DEPTH = 64
MAX_XML_TEXT = 64 * 2**20
"""Characters of an XML document, attributes included."""
MAX_ROWS = 300_000
MAX_NAMES = 500
"""Periods of a day, days of a cycle, groups of a year."""
MAX_LESSON_PARTS = 1_000_000
"""Lessons, with the teachers and groups of each."""
MAX_SHEET_ROWS = 5_000
MAX_SHEET_COLUMNS = 500
MAX_SHEET_BYTES = 32 * 2**20
"""Of a workbook, unpacked."""
MAX_CELL = 10_000
"""Characters of a cell of a sheet, and of a name."""
MOST_PROBLEMS = 500
"""Problems told one by one; of further ones the number is told."""
