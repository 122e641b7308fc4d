"""Who takes part: people, rights, the trail."""
