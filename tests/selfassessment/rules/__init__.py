"""Rules of the self-assessment, tested without a database."""
