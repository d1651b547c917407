"""What sentences claim of figures, dates, office-holders and matters."""
