"""The rows of the school folder's tables, by what they are about, in the words of its columns.

They are frozen; None in a limit means an empty cell, that is the default. `sabbatical.domain.school` holds them all.
"""
