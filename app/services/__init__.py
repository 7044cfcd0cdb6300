"""Use cases: each takes a session, values and the time; none knows Flask."""
