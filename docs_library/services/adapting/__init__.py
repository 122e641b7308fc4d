"""Keep the own copies that bodies make of documents, and bring them up to date."""
