"""What a question asks, and what its answer says."""
