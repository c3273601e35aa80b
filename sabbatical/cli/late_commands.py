"""Commands that are loaded when they are asked for: the app's first screen waits for none of them."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module
from keyword import iskeyword

import click

FOLDER = "sabbatical.cli.commands"


class LateCommands(MutableMapping[str, click.Command]):
    """Commands by name, each loaded once.

    Parameters
    ----------
    modules
        By name, in the order of the help: the module of `sabbatical.cli.commands` that holds the command, under its
        name.
    """

    def __init__(self, modules: Mapping[str, str]) -> None:
        self._loaded: dict[str, click.Command | None] = dict.fromkeys(modules)
        self._modules = dict(modules)

    def __getitem__(self, name: str) -> click.Command:
        command = self._loaded[name]
        if command is None:
            module = import_module(f"{FOLDER}.{self._modules[name]}")
            command = self._loaded[name] = getattr(module, f"{name}_" if iskeyword(name) else name)
        return command

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)
