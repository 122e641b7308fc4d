"""Answers that leave in a workbook and come back: what changed where, and how cells say it."""
