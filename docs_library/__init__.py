"""What they follow: the versioned methodology."""
