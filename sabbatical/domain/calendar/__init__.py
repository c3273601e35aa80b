"""The term's calendar: which dates are school days, what each brings, and which classes meet."""

from sabbatical.domain.calendar.layout import lay_out

__all__ = ["lay_out"]
