"""The rules of a deployment: its phases, its tasks, and what a body says that it needs."""
