"""As many bodies and campaigns as wanted, invented, to see how the portal carries them."""
