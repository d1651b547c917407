"""Articles -> works, origins and issues."""
