"""The school as data, its calendar, and what follows from both. Knows nothing of files, databases or screens."""
