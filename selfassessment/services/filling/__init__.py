"""Filling a questionnaire in together: evidence, delegation, presence, conversations."""
