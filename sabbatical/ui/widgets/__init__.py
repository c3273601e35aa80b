"""Widgets, each with its CSS beside it."""
