"""Improvement: the way of an action, and what all of them together would bring."""
