"""Ideas that every app may lean on and that know no app."""
