"""The straightforward CP-SAT model of the hard rules and tiers: the yardstick that the product is measured against.

It says what ``docs/model.md`` says, as directly as CP-SAT allows, and shares no code with the product's own model, so
that it stays what it is while that one is made faster:

- a boolean for each request, cycle, step, coach and slot in which that step alone could take place (both there, the
  host meeting possible, every class that must be left leavable, inside the request's dates, the coach qualified).
  Nothing else is left out: no look at the steps before and after, at limits, caps or cover;
- a boolean for each meeting that could have a release, and each person who is free to cover it;
- every hard rule as a constraint over these, one module a group of rules;
- the tiers in turn: each one optimised from the solution before as a complete hint, then held; nothing is carried
  over but that solution, and no bound comes from elsewhere;
- CP-SAT's default parameters, apart from the number of workers, the seed and the time limit.

Squares (`spread`, `fairness`) are written as chords, linear and exact, so that the same model can be handed to a MIP
solver.
"""
