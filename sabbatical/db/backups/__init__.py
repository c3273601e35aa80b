"""Backups: whole copies of the database as SQLite files, the folder that keeps them, and the way back."""
