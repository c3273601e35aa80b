"""Re-planning: as few changes as possible, with a proof over the full rules.

A morning's repair touches a handful of duties, yet the proof speaks of every plan there is. So the model begins small:
what is published stays where it is, or is *somewhere*, not said where, and then asks nothing of anybody
(`solver.model.replan.openings`). Such a model allows more than the rules do: its best values bound those of every plan.
Where its optimum leaves something open, that is given all its places and the model is asked again; where it leaves
nothing open, it is a plan, and proven best (`solver.model.replan.search`).
"""
