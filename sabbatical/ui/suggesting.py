"""Completion of lists that are joined by semicolons: the last name is completed, those before it are left alone."""

from collections.abc import Sequence

from textual.suggester import Suggester


class ItemSuggester(Suggester):
    """Completes the last of several names joined by `;`.

    Parameters
    ----------
    names
        Offered, the first that fits.
    """

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = tuple(names)

    async def get_suggestion(self, value: str) -> str | None:
        """Return `value` with its last name written out; None where no name begins so."""
        return completed(value, self._names)


def completed(value: str, names: Sequence[str]) -> str | None:
    """Return a list with its last name written out; None where no name begins so or all that do are there."""
    before, joint, last = value.rpartition(";")
    typed = last.lstrip()
    taken = {part.strip() for part in before.split(";")}
    found = next((name for name in names if _begins(name, typed) and name not in taken), None)
    if not typed or found is None:
        return None
    return f"{before}{joint}{last[: len(last) - len(typed)]}{typed}{found[len(typed) :]}"


def _begins(name: str, typed: str) -> bool:
    return len(name) > len(typed) and name[: len(typed)].casefold() == typed.casefold()
