"""Other services that say who somebody is."""
