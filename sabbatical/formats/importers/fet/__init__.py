"""FET: its data file with the timetable, and its timetable as CSV."""
