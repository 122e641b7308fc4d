"""What becomes of shared practices: each verb one transaction and one line in the trail."""
