"""The pages of the own copies that bodies make of documents."""
