"""Which claims cannot both hold."""
