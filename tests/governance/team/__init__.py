"""Teams: invitations, roles, hand-over, review."""
