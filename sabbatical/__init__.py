"""Sabbatical: plan a school term of peer coaching."""

__version__ = "0.1.0"
