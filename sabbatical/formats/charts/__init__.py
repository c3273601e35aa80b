"""Charts as SVG files: one file each, which loads nothing, readable without colour and by screen readers."""
