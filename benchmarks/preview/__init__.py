"""What a long session of the preview costs."""
