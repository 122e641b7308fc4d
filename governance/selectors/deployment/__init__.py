"""What is known about the deployment of e-SET at bodies."""
