"""The database: rows in, domain dataclasses out. Nothing of SQLAlchemy leaves this package."""
