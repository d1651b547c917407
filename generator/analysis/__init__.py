"""What the text of an article holds: tokens, dates, mentions, quotations, attributions, claims, definitions."""
