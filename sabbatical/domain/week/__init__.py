"""One week of a person, of a class or of the whole school, as the app draws it and the command line reads it out."""
