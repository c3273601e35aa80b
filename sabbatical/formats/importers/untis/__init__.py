"""Untis: the text files of its export, GPU001 (timetable), GPU002 (lessons), GPU004 (teachers), GPU008 (teaches)."""
