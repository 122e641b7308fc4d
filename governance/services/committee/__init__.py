"""What bodies of governance do."""
