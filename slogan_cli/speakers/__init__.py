"""Whose words they are."""
