"""Propose and judge quotes, counts and enumerations."""
