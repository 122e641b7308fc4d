"""Change the deployment of e-SET at bodies."""
