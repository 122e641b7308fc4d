"""Pages of a team: who is in it, who is invited, who takes over, who has looked at it."""
