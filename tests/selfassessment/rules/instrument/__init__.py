"""Reading questionnaires."""
