"""Which two marks belong together, and what lies between."""
