"""Own copies of documents: made, written, approved, brought up to date."""
