"""What is typed in about improvement; nothing is saved here."""
