"""What may be typed in; nothing is saved here."""
