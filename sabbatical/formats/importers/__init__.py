"""Readers of what timetabling programs write. Each turns its files into one neutral `Draft`."""
