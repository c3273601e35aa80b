"""Undo and redo, as jobs for the desk."""

from typing import TYPE_CHECKING

from sabbatical.ui.replan_messages import Told

if TYPE_CHECKING:
    from sabbatical.ui.gateway import Gateway


def undone(gateway: "Gateway") -> Told:
    """Take the newest action back and say which."""
    return Told(f"Undone: {gateway.undo().title}. Ctrl+Y does it again.")


def redone(gateway: "Gateway") -> Told:
    """Do the action again that was undone last, and say which."""
    return Told(f"Done again: {gateway.redo().title}. Ctrl+Z takes it back.")
