"""Aggregate reports: what they tell, what they hide, and how they are made."""
