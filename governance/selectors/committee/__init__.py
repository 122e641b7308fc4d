"""What bodies of governance are, hold and decided, read from the database."""
