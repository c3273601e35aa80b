"""What the program can do: one function a user action, for the command line and the app alike.

Nothing here imports the database, the formats or the planner before they are needed, so that the first screen paints
at once.
"""
