"""Who may do what, with the reason when they may not."""
