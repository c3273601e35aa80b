"""Looks at a database without changing it: its file or server, its content, its backups."""
