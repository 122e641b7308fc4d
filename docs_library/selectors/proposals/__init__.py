"""What the pages of proposals ask of the database."""
