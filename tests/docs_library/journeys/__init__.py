"""Journeys through the library in a real browser."""
