"""The journal: what each transaction changed, row by row, and how it is taken back.

Nothing here knows what an action means. A transaction's statements are watched; the rows that they change are kept as
they were before, and an undo puts them back.
"""
