"""The plan folder: a plan in the leader's own full view, written and read back without loss."""

from sabbatical.formats.plan_folder.read import PlanReading, read_plan
from sabbatical.formats.plan_folder.write import write_plan

__all__ = ["PlanReading", "read_plan", "write_plan"]
