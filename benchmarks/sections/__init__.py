"""Time and memory of the sections as issues grow."""
