"""Which dated sentences tell of the same event."""
