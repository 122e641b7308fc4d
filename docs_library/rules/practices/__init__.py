"""What bodies share with others: tables and small functions."""
