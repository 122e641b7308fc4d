"""What bodies of governance go by: states of a session, quorum, votes, outcomes."""
