"""Tests mirror the code and read as sentences."""
