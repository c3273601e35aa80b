"""aSc Timetables: its XML export."""
