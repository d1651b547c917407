"""Who says what: actors, reporting verbs, quotations, and whom a pronoun means."""
