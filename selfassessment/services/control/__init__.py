"""The control of an assessment, step by step."""
