"""Write, approve and publish questionnaires."""
