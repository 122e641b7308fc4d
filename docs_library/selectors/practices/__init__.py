"""What is asked of shared practices."""
