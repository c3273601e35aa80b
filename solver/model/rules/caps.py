"""Rules about what a class, a group and the budget can bear: class-cap, group-cap, budget."""

from solver.model.variables import BoolVar, Loss, Variables, weighted


def class_cap(variables: Variables) -> None:
    """A class with a planned release loses no more than its cap, absences included."""
    for class_id, meetings in variables.class_releases.items():
        cap = variables.facts.classes[class_id].cap_hundredths
        releases = [var for meeting in meetings for var in variables.has_release[meeting]]
        _cap(variables, variables.class_losses[class_id], releases, cap)


def group_cap(variables: Variables) -> None:
    """The same for each student group, over the sum of its classes."""
    for group in variables.facts.problem.groups:
        total = Loss()
        releases: list[BoolVar] = []
        for class_id in group.class_ids:
            loss = variables.class_losses.get(class_id, Loss())
            total.constant += loss.constant
            total.terms += loss.terms
            for meeting in variables.class_releases.get(class_id, ()):
                releases += variables.has_release[meeting]
        if releases:
            _cap(variables, total, releases, group.cap_hundredths)


def _cap(variables: Variables, loss: Loss, releases: list[BoolVar], cap: int) -> None:
    """``loss <= cap`` if there is any release still to come: absences, and what is past, may exceed it alone."""
    releases = [var for var in releases if var.index not in variables.settled]
    if not releases or loss.value_bound() <= cap:
        return
    absence_only = {var.index for meeting in variables.facts.hit_meetings for var in _cover_vars(variables, meeting)}
    has_absence = loss.constant > 0 or any(var.index in absence_only for var, _ in loss.terms)
    if not has_absence:
        variables.limit(loss.terms, cap)
    elif loss.constant > cap:
        for var in releases:
            variables.model.add(var == 0)
    else:
        released = variables.any_of(releases)
        variables.model.add(weighted(loss.terms) <= cap - loss.constant).only_enforce_if(released)


def _cover_vars(variables: Variables, meeting: int) -> list[BoolVar]:
    return [cover.var for cover in variables.covers.get(meeting, ())]


def budget(variables: Variables) -> None:
    """The substitutes' total cost."""
    most = variables.facts.policy.substitute_budget_hundredths
    if most is None:
        return
    covers = [cover for found in variables.covers.values() for cover in found]
    costs = [(cover.var, cover.option.cost_hundredths) for cover in covers if cover.option.cost_hundredths]
    variables.limit(costs, most - variables.gone_cost_hundredths)
