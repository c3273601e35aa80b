"""The schema's history, one module a revision in `versions`; applied when a database is opened."""

HEAD = "0006"
"""The revision that this program reads and writes."""
