"""The pages of shared practices."""
