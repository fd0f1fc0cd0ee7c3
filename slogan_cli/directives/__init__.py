"""Which mentions are one directive, and what is known of it."""
