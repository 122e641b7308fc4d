"""What the watch over the method asks of the database."""
