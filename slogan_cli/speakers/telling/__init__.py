"""Which reporting verb belongs to whom."""
