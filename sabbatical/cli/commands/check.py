"""`sabbatical check`."""

from collections import Counter
from pathlib import Path

import click

from sabbatical.cli.exits import ExitStatus
from sabbatical.cli.options import folder_argument
from sabbatical.domain.findings import Severity
from sabbatical.domain.reports.counting import counted


@click.command(short_help="Show every problem of a school folder.")
@folder_argument
def check(folder: Path) -> ExitStatus:
    """Show every problem of the school folder FOLDER, one a line.

    A line reads file:line: column: what is wrong and what is allowed. Errors go to standard error and must be put
    right before the school can be planned; warnings go to standard output, as does the count at the end.
    """
    from sabbatical.services.importing import check_folder

    findings = check_folder(folder)
    for finding in findings:
        click.echo(finding.text, err=finding.severity is Severity.ERROR)
    counts = Counter(finding.severity for finding in findings)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    click.echo(f"{counted(errors, 'error')}, {counted(warnings, 'warning')} in {folder}")
    return ExitStatus.WRONG if errors else ExitStatus.DONE
