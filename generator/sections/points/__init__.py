"""What of an article may be a key point, and which sentences tell one fact."""
