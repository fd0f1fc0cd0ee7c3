"""Whose words a span holds where no rule is certain: candidates, evidence, weights."""
