"""Words that commands share."""

from sabbatical.domain.reports.counting import counted as counted
