"""A plain spreadsheet: a row a teacher, a column a period."""
