"""The school folder: what a leader writes about a school, read with every problem named, and written back."""

from sabbatical.formats.school_folder.read import FolderReading, read_school
from sabbatical.formats.school_folder.write import write_school

__all__ = ["FolderReading", "read_school", "write_school"]
