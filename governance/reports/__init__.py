"""Documents that the portal writes about bodies."""
