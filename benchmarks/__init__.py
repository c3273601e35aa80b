"""Yardsticks for the solver, and one command that measures them beside the product: ``python -m benchmarks --help``."""
