"""Key points against lead and LexRank."""
