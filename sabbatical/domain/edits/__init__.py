"""Changes to a school, each a pure function from one `School` to the next.

A row is replaced where it stands and a new one goes last, so that files written afterwards differ in the changed rows
alone. Renaming an id renames it wherever it is used; deleting takes along what cannot be without it, and nothing else.
"""
