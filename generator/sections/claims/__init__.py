"""What sentences claim of figures, dates, office-holders and matters, and which of them cannot both hold."""
