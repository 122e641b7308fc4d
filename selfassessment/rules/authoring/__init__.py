"""Questionnaires while they are written: edited, compared, and exchanged as files."""
