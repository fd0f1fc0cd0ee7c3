"""What kind of words a quote holds."""
