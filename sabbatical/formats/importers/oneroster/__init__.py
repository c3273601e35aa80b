"""OneRoster 1.1 and 1.2 CSV: people, classes and terms; a timetable.csv beside it tells when classes meet."""
