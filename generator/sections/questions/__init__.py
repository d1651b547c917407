"""Which questions ask the same."""
