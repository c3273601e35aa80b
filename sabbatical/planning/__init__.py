"""Between the school and the solver: the only part of the program that knows both."""
