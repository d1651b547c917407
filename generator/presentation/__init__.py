"""The words and shapes that pages and exports share."""
