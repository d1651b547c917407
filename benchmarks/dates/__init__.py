"""How well and how fast dates are read, against hand-annotated texts and a peer."""
