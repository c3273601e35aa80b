"""Starts the program: ``sabbatical`` and ``python -m sabbatical``."""

from sabbatical.cli.main import sabbatical


def main() -> None:
    """Run the command line; ends with its exit status."""
    sabbatical(prog_name="sabbatical")


if __name__ == "__main__":
    main()
