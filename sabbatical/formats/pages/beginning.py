"""How pages written here are known again."""

PAGE_BEGINNING = (
    b'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="Sabbatical">\n'
)
"""How every page written here begins."""
