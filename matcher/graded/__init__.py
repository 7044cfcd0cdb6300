"""Postings and resumes of our own, each pair graded by one careful reading before any scoring."""
