"""The trade-off as files: a table and a picture."""
