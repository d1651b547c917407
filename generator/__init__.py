"""A folder of articles becomes a trilingual site of briefings."""
