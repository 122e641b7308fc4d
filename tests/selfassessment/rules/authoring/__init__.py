"""Questionnaires while they are written."""
