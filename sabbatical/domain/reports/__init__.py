"""What a plan means for the people in it: tables worked out from a school, its laid-out term and a plan.

Everything here is pure: no files, no clock. Sessions and covers with status `missed` never took place, so no report
counts them.
"""
