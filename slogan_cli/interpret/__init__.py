"""Roles, speakers and the merging of mentions."""
