"""What the command line accepts, and what it says to what it does not."""

import pytest

from sabbatical import __version__

COMMANDS = [
    "demo",
    "import",
    "plan",
    "explain",
    "alternatives",
    "robustness",
    "publish",
    "absent",
    "replan",
    "move",
    "cover",
    "withdraw",
    "pin",
    "notices",
    "versions",
    "compare",
    "restore",
    "undo",
    "redo",
    "history",
    "status",
    "show",
    "export",
    "check",
    "solve",
    "verify",
    "tradeoff",
    "backup",
    "delete",
    "doctor",
    "serve",
    "keys",
]


def test_version(run):
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"sabbatical, version {__version__}\n")


def test_help_names_every_command_in_order(run):
    lines = run("--help").stdout.splitlines()
    shown = lines[lines.index("Commands:") + 1 :]
    assert [line.split()[0] for line in shown] == COMMANDS
    assert not any(line.endswith("...") for line in shown)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(run, command):
    result = run(command, "-h")
    assert result.exit_code == 0
    assert f"sabbatical {command}" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plann"], "No such command"),
        (["check"], "Missing argument 'FOLDER'"),
        (["check", "no/such/folder"], "does not exist"),
        (["solve", "."], "Missing option '--out'"),
        (["solve", ".", "--out", "x", "--time-limit", "0"], "more than 0"),
        (["solve", ".", "--out", "x", "--time-limit", "nan"], "more than 0"),
        (["solve", ".", "--out", "x", "--time-limit", "inf"], "more than 0"),
        (["solve", ".", "--out", "x", "--time-limit", "soon"], "not a number of seconds"),
        (["solve", ".", "--out", "x", "--seed", "-1"], "--seed"),
        (["solve", ".", "--out", "x", "--seed", "2147483648"], "--seed"),
        (["solve", ".", "--out", "x", "--workers", "0"], "--workers"),
        (["verify", "."], "Missing argument 'DIR'"),
        (["export", "x", "--audience", "press"], "'press' is not one of"),
        (["export", "x", "--person", "T1"], "--person goes with --audience person"),
        (["check", ".", "--json"], "No such option"),
        (["tradeoff", "--caps", "0,101"], "'101' is not allowed; write percentages from 0 to 100"),
        (["tradeoff", "--caps", ""], "'' is not allowed"),
        (["tradeoff", "--weekly", "1.5"], "'1.5' is not allowed; write whole minutes"),
        (["tradeoff", "--caps", "1", "--weekly", "60"], "--caps and --weekly exclude each other"),
        (["tradeoff", "--folder", "no/such/folder"], "does not exist"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_why(run, arguments, said):
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
