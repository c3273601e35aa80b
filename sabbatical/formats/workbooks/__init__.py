"""Workbooks (XLSX) of what an audience may see."""
