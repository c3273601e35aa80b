"""How a leader at the command line does what a message advises."""

from enum import StrEnum


class Way(StrEnum):
    """Words of the command line; the app says its own in their place (`sabbatical.ui.ways`)."""

    ABSENT = "`sabbatical absent`"
    DEMO = "`sabbatical demo`"
    DOCTOR = "`sabbatical doctor`"
    EXPLAIN = "`sabbatical explain`"
    EXPORT = "`sabbatical export DIR`"
    EXPORT_BOARD = "`sabbatical export DIR --audience board`"
    EXTEND = "`sabbatical replan --extend`"
    IMPORT = "`sabbatical import SOURCE`"
    KEYS = "`sabbatical keys`"
    MISSED = "x in Week of the app"
    PLAN = "`sabbatical plan`"
    PUBLISH = "`sabbatical publish`"
    REPLAN = "`sabbatical replan`"
    RESTORE = "`sabbatical restore`"
    WRITE_MAPPING = "`sabbatical import SOURCE --write-mapping mapping.toml`"
    ANEW = "`--anew`"
    ENCODING = "`--encoding`"
    ENCODING_1250 = "`--encoding windows-1250`"
    FORMAT = "`--format`"
    LONGER = "a longer `--time-limit`"
    MAPPING = "`--mapping mapping.toml`"
