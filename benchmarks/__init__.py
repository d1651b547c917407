"""Commands that measure what the project claims, against peers in the same run."""
