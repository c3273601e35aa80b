"""The problem, the rules, the optimum. Knows nothing of files, databases or screens."""
