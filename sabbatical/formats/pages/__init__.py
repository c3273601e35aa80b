"""Pages (HTML) to read and print of what an audience may see: one file each, nothing loaded from elsewhere."""
