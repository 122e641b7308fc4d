"""Who takes part: register of bodies, people, access and audit."""
