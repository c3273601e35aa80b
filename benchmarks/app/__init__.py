"""Measures the app as it is used, in a terminal of its own, and takes pictures of all that it shows."""
