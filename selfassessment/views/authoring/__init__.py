"""The pages where questionnaires are written."""
