"""What is said where the program itself is at fault."""

from sabbatical.errors import PlanningError


def fault_of_the_program(breach: object) -> PlanningError:
    """Return the error for a plan that its own check refuses.

    Parameters
    ----------
    breach
        The rule and what breaks it.
    """
    return PlanningError(
        f"The plan that was found breaks a rule: {breach}",
        "This is a fault of the program, not of your data. Nothing was saved. Please report it.",
    )
