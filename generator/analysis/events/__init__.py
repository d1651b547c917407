"""Which of the dated sentences tell of an event, and what can be found again in another language."""
