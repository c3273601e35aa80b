"""Why a request is not served: the school's values as knobs for the solver, and its findings in words."""
