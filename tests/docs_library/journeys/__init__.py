"""Journeys through the library in a browser."""
