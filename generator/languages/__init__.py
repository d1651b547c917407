"""What the program knows about each language: words, sentence rules, part names, reporting verbs, behaviour."""
