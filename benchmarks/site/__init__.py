"""How long a site takes to build as its articles grow."""
