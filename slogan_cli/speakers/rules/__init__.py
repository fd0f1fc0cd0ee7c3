"""How a text tells whose words a span holds: one rule a form."""
