"""`sabbatical keys`."""

import click


@click.command(short_help="Print every key of the app by name, to change it.")
def keys() -> None:
    """Print every key of the app by its name, in the form of a keys file.

    To give an action another key, write its line with the new key into keys.toml, in the folder that the first line
    names. What is wrong with that file, and keys that clash, are named here and when the app starts.
    """
    from sabbatical.services.own_settings import KEYS_FILE, settings_folder
    from sabbatical.ui.running import app_keys

    folder = settings_folder()
    click.echo(f"# {folder / KEYS_FILE}")
    for row in app_keys(folder):
        click.echo(f'"{row.name}" = "{",".join(row.keys)}"  # {row.what}')
