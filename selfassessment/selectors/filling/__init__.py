"""What stands beside the answers."""
