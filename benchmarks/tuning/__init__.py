"""What tuned constants are worth."""
