"""Readers: bytes to text."""
