"""The pages of proposals of improvement."""
