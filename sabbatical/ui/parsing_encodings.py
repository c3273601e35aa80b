"""Names of text encodings. Pure."""

from sabbatical.ui.parsing import NotAllowedError


def encoding_name(typed: str) -> str:
    """Read the name of a text encoding; empty where none is typed.

    Raises
    ------
    NotAllowedError
        If it is none.
    """
    name = typed.strip()
    try:
        if name:
            b"x".decode(name, "replace")
    except (LookupError, ValueError):
        raise NotAllowedError("an encoding of text, as utf-8 or windows-1250") from None
    return name
