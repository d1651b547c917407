"""Questions: likeness and merging against rapidfuzz, scikit-learn and difflib."""
