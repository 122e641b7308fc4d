"""Forms of the register, the people and the trail."""
