"""Shared practices: from the draft to those who use them."""
