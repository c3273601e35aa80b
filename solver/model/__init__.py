"""The CP-SAT model: who may be where, one function a hard rule, one a tier. Only `solver.solve` uses it."""

from solver.model.library import load_library

load_library()
