"""What a question asks, and whether another one, with its answer, is the same."""
